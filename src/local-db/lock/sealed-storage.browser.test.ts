import { storageSuite } from "../../sync/storage.suite.ts";
import { openLocalDb } from "../open-local-db.ts";
import { SealedStorage } from "./sealed-storage.ts";
import { testVault } from "./testing/test-vault.ts";

let number = 0;
const vault = testVault(7);
storageSuite("sealed, on IndexedDB", async (fresh) => {
  if (fresh) number++;
  return new SealedStorage(openLocalDb(`sealed contract ${number}`), await vault);
});
