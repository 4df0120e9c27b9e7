// What the benches use of PouchDB, which brings no types.
declare module "pouchdb-browser" {
  type Doc = { _id: string } & Record<string, unknown>;
  export default class PouchDB {
    constructor(name: string, options?: object);
    put(doc: Doc): Promise<unknown>;
    bulkDocs(docs: readonly Doc[]): Promise<unknown>;
    replicate: {
      to(url: string, options?: object): Promise<{ docs_written: number }>;
      from(url: string, options?: object): Promise<{ docs_written: number }>;
    };
  }
}
