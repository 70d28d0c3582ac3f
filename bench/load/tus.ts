/** The bare tus server with its own file store: no accounts, no flushing, no names by content. Only for comparison. */

import { createServer } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [directory, port] = [process.env.TUS_DIR!, Number(process.env.PORT)];
const server = new Server({ path: '/uploads', datastore: new FileStore({ directory }) });
createServer((request, response) => void server.handle(request, response)).listen(port, '127.0.0.1', () =>
  process.send?.('ready'),
);
process.on('disconnect', () => process.exit(0));
