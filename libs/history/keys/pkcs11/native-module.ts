import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import type koffi from 'koffi';
import { FUNCTION, type FunctionName } from './cryptoki.numbers.js';
import { TokenFault, TokenUnusable } from './token-fault.js';

type Koffi = typeof koffi;
type Signature = Parameters<Koffi['proto']>[3];

/** A shared library that speaks PKCS #11, and what its functions take. */
export interface NativeModule {
  /** Runs a function on another thread, for a token may take its time. @throws TokenFault */
  call(name: FunctionName, ...given: unknown[]): Promise<void>;
  /** A number as the library keeps it in memory. */
  ulong(value: number): Buffer;
  /** A mechanism with what it has to be told beside the key. */
  gcm(mechanism: number, nonce: Buffer, about: Buffer, tagBytes: number): object;
}

const ULONG = 'unsigned long';
const ANY = 'void *';
const BITS = 8;

/** Libraries for as long as the process lives: koffi unloads one that nobody holds on to, though its functions are in use. */
const libraries: unknown[] = [];
/** Memory that calls work on now: koffi does not hold on to it either. */
const inUse = new Set<unknown>();

/** Loads a library; koffi, which does that, is loaded here and nowhere else. @throws TokenUnusable */
export async function loadModule(path: string): Promise<NativeModule> {
  try {
    await access(path, constants.R_OK);
    const { default: koffi } = await import('koffi');
    return bind(koffi, path);
  } catch (cause) {
    throw new TokenUnusable('the PKCS #11 module that is configured cannot be loaded', { cause });
  }
}

function bind(koffi: Koffi, path: string): NativeModule {
  const library = koffi.load(path);
  libraries.push(library);
  const getList = library.func('C_GetFunctionList', ULONG, [koffi.out(koffi.pointer(ANY))]);
  const list: unknown[] = [null];
  const answer: number = getList(list);
  if (answer !== 0) throw new TokenFault('C_GetFunctionList', answer);
  const takes = signatures(koffi);
  // In front of the functions stands the version, filled up to the width of a pointer.
  const width = koffi.sizeof(ANY);
  const functions = new Map(
    Object.entries(FUNCTION).map(([name, index]) => {
      const pointer: unknown = koffi.decode(list[0], width * (index + 1), ANY);
      const signature = koffi.proto(ULONG, takes[name as FunctionName]);
      return [name, promisify(koffi.decode(pointer, signature).async)];
    }),
  );
  const Gcm = gcmParameters(koffi);
  return {
    async call(name, ...given) {
      inUse.add(given);
      try {
        const code = Number(await functions.get(name)?.(...given));
        if (code !== 0) throw new TokenFault(name, code);
      } finally {
        inUse.delete(given);
      }
    },
    ulong(value) {
      const bytes = Buffer.alloc(koffi.sizeof(ULONG));
      koffi.encode(bytes, ULONG, value);
      return bytes;
    },
    gcm(mechanism, nonce, about, tagBytes) {
      const params = {
        pIv: nonce,
        ulIvLen: nonce.length,
        ulIvBits: nonce.length * BITS,
        pAAD: about,
        ulAADLen: about.length,
        ulTagBits: tagBytes * BITS,
      };
      const pParameter: unknown = koffi.as(params, koffi.pointer(Gcm));
      // The last one is for `inUse`: the library knows nothing of it.
      return { mechanism, pParameter, ulParameterLen: koffi.sizeof(Gcm), params };
    },
  };
}

/** CK_GCM_PARAMS. Types have no names: koffi keeps those for the whole process. */
function gcmParameters(koffi: Koffi) {
  return koffi.struct({
    pIv: ANY,
    ulIvLen: ULONG,
    ulIvBits: ULONG,
    pAAD: ANY,
    ulAADLen: ULONG,
    ulTagBits: ULONG,
  });
}

function signatures(koffi: Koffi): Record<FunctionName, Signature> {
  const one = koffi.out(koffi.pointer(ULONG));
  const many = koffi.inout(koffi.pointer(ULONG));
  const attributes = koffi.pointer(koffi.struct({ type: ULONG, pValue: ANY, ulValueLen: ULONG }));
  const mechanism = koffi.pointer(
    koffi.struct({ mechanism: ULONG, pParameter: ANY, ulParameterLen: ULONG }),
  );
  const crypt = [ULONG, ANY, ULONG, ANY, many];
  return {
    C_Initialize: [koffi.pointer(initializeArguments(koffi))],
    C_Finalize: [ANY],
    C_GetSlotList: ['uint8_t', many, many],
    C_GetTokenInfo: [ULONG, koffi.out(koffi.pointer(tokenInfo(koffi)))],
    C_OpenSession: [ULONG, ULONG, ANY, ANY, one],
    C_CloseSession: [ULONG],
    C_Login: [ULONG, ULONG, ANY, ULONG],
    C_DestroyObject: [ULONG, ULONG],
    C_FindObjectsInit: [ULONG, attributes, ULONG],
    C_FindObjects: [ULONG, many, ULONG, one],
    C_FindObjectsFinal: [ULONG],
    C_EncryptInit: [ULONG, mechanism, ULONG],
    C_Encrypt: crypt,
    C_DecryptInit: [ULONG, mechanism, ULONG],
    C_Decrypt: crypt,
    C_GenerateKey: [ULONG, mechanism, attributes, ULONG, one],
  };
}

function initializeArguments(koffi: Koffi) {
  return koffi.struct({
    CreateMutex: ANY,
    DestroyMutex: ANY,
    LockMutex: ANY,
    UnlockMutex: ANY,
    flags: ULONG,
    pReserved: ANY,
  });
}

/** CK_TOKEN_INFO: what is read of it, and room for the rest. */
function tokenInfo(koffi: Koffi) {
  return koffi.struct({
    label: koffi.array('uint8_t', 32, 'Typed'),
    maker: koffi.array('uint8_t', 64, 'Typed'),
    flags: ULONG,
    counts: koffi.array(ULONG, 10),
    versions: koffi.array('uint8_t', 4, 'Typed'),
    time: koffi.array('uint8_t', 16, 'Typed'),
  });
}
