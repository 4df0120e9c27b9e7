// PouchDB asks for Node's `events`, which no package of ours brings to the browser: as much of it as PouchDB uses.
type Listener = (...args: unknown[]) => void;

/** Beside the objects: PouchDB lends these methods to some that were never constructed. */
const kept = new WeakMap<object, Map<string, Listener[]>>();

function listenersOf(emitter: object): Map<string, Listener[]> {
  const known = kept.get(emitter) ?? new Map<string, Listener[]>();
  kept.set(emitter, known);
  return known;
}

class EventEmitter {
  on(name: string, listener: Listener): this {
    listenersOf(this).set(name, [...(listenersOf(this).get(name) ?? []), listener]);
    return this;
  }
  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }
  once(name: string, listener: Listener): this {
    const first: Listener = (...args) => {
      this.removeListener(name, first);
      listener.apply(this, args);
    };
    return this.on(name, Object.assign(first, { listener }));
  }
  removeListener(name: string, listener: Listener): this {
    const left = (listenersOf(this).get(name) ?? []).filter(
      (one) => one !== listener && (one as { listener?: Listener }).listener !== listener,
    );
    listenersOf(this).set(name, left);
    return this;
  }
  off(name: string, listener: Listener): this {
    return this.removeListener(name, listener);
  }
  removeAllListeners(name?: string): this {
    if (name === undefined) listenersOf(this).clear();
    else listenersOf(this).delete(name);
    return this;
  }
  setMaxListeners(): this {
    return this;
  }
  listeners(name: string): Listener[] {
    return [...(listenersOf(this).get(name) ?? [])];
  }
  listenerCount(name: string): number {
    return this.listeners(name).length;
  }
  emit(name: string, ...args: unknown[]): boolean {
    const all = this.listeners(name);
    for (const listener of all) listener.apply(this, args);
    return all.length > 0;
  }
}

// PouchDB copies what it can count.
for (const name of Object.getOwnPropertyNames(EventEmitter.prototype)) {
  if (name !== "constructor") Object.defineProperty(EventEmitter.prototype, name, { enumerable: true });
}

// oxlint-disable-next-line import/no-default-export -- that is how it is asked for
export default EventEmitter;
export { EventEmitter };
