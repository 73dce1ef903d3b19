import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles } from './source-hash.mjs';

/** Less than this goes in one packet as it is. */
const SMALLEST_BYTES = 1024;

/** 11 makes the bundle a tenth smaller and takes thirty times as long: whoever starts the demo waits for this. */
const BROTLI_QUALITY = 7;

/**
 * Lays a brotli and a gzip version beside each script and style sheet in a folder; the server sends them as they are.
 *
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const files = (await listFiles([folder])).filter((file) => /\.(?:css|js)$/.test(file));
  await Promise.all(files.map(compressFile));
}

/** @param {string} file */
async function compressFile(file) {
  const content = await readFile(file);
  if (content.length < SMALLEST_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content),
  ]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, zipped)]);
}
