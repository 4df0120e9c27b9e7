import { useEffect, useState } from "preact/hooks";

export type Loaded<T> = { value: T } | NotLoaded;
export type NotLoaded = { value: undefined; failed: boolean; retry: () => void };

const loaded = new Map<() => Promise<unknown>, unknown>();

/** What is loaded once and then there. `load` is a constant; undefined: nothing to load. */
export function useLoaded<T>(load: (() => Promise<T>) | undefined): Loaded<T> {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState<() => Promise<T>>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (!load || loaded.has(load)) return undefined;
    let there = true;
    load().then(
      (value) => {
        loaded.set(load, value);
        if (there) redraw((count) => count + 1);
      },
      () => {
        if (there) setFailed(() => load);
      },
    );
    return () => {
      there = false;
    };
  }, [load, tries]);

  const value = load && (loaded.get(load) as T | undefined);
  if (value !== undefined) return { value };
  return {
    value: undefined,
    failed: failed !== undefined && failed === load,
    retry() {
      setFailed(undefined);
      setTries(tries + 1);
    },
  };
}
