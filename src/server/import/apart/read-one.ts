// Reads one file from standard input and writes what it holds to standard output: run by `read-apart.ts` with the rights to
// read the program's own code and to do nothing else. Arguments: the file's name, and "internal" or "".
import "./without-network.ts";
import { BEGUN, pack } from "./frame.ts";

const { importFile } = await import("../import-text.ts");
const { ImportRefusal } = await import("../decode.ts");

const [fileName = "", internal = ""] = process.argv.slice(2);
process.stdout.write(Uint8Array.of(BEGUN));
const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
try {
  const text = await importFile(fileName, new Uint8Array(Buffer.concat(pieces)), internal === "internal");
  process.stdout.write(pack(text));
} catch (error) {
  if (error instanceof ImportRefusal) {
    process.stdout.write(pack({ refusal: error.what, isInternal: error.isInternal }));
  } else if (error instanceof RangeError && /call stack/i.test(error.message)) process.exitCode = 3;
  else throw error;
}
