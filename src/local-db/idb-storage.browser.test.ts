import { storageSuite } from "../sync/storage.suite.ts";
import { openLocalDb } from "./open-local-db.ts";

let number = 0;
storageSuite("IndexedDB", (fresh) => {
  if (fresh) number++;
  return Promise.resolve(openLocalDb(`contract ${number}`));
});
