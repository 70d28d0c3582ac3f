#!/bin/sh
# Makes the demo's films, song and pictures anew: drawn by formulas, so nobody's rights are touched.
# The results are committed; run this only to change them. Needs ffmpeg; pictures come from pictures.mjs.
set -eu
cd "$(dirname "$0")"

# One colour channel: far ridge, near ridge, the rising sun, and rings that spread over the sky.
channel() { # SKY RING SUN FAR NEAR SECONDS
  near="gt(Y,134+0.7*abs(mod(X+60,84)-42))"
  far="gt(Y,98+0.9*abs(mod(X+25,110)-55))"
  away="hypot(X-160,Y-(130-60*T/$6))"
  echo "if($near,$5,if($far,$4,if(lt($away,24),$3,clip($1+$2*pow(0.5+0.5*sin($away/9-T/4),2)+0.25*Y,0,255))))"
}

# film NAME SECONDS and per colour (red, green, blue): SKY RING SUN FAR NEAR
film() {
  name=$1 seconds=$2
  red=$(channel $3 $4 $5 $6 $7 $seconds)
  green=$(channel $8 $9 ${10} ${11} ${12} $seconds)
  blue=$(channel ${13} ${14} ${15} ${16} ${17} $seconds)
  ffmpeg -v error -y \
    -f lavfi -i "color=c=black:s=320x180:r=1:d=$seconds,format=gbrp,geq=r='$red':g='$green':b='$blue'" \
    -f lavfi -i "aevalsrc='0.03*max(0,1-mod(t,10)/4)*(sin(2*PI*220*t)+0.6*sin(2*PI*277.18*t))':s=8000:d=$seconds" \
    -c:v libx264 -profile:v baseline -pix_fmt yuv420p -crf 33 -preset slow -g 100 -threads 1 \
    -c:a aac -ac 1 -b:a 3k -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
    -movflags +faststart "$name"
}

film film-3m20.mp4 200   165 50 255 120 52    60 45 236 52 30    78 20 170 86 56
film film-5m12.mp4 312   60 60 252 74 22    120 50 246 110 52    150 40 214 128 72
film film-2m10.mp4 130   190 45 255 128 66    130 45 248 104 62    60 25 200 66 46

# song: four soft chords, one every five seconds, 180 s
ffmpeg -v error -y -f lavfi -i "aevalsrc='0.16*(1-mod(t,5)/5)*(sin(2*PI*t*(220+44*mod(floor(t/5),4)))+0.6*sin(2*PI*t*(277.2+55*mod(floor(t/5),4)))+0.5*sin(2*PI*t*(329.6+66*mod(floor(t/5),4))))':s=8000:d=180" \
  -ac 1 -ar 8000 -c:a libmp3lame -b:a 8k -map_metadata -1 -fflags +bitexact song-3m.mp3

node pictures.mjs
ls -l
