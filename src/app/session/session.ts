import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { SeenEntry } from "../../domain/entry.ts";
import type { MemberId } from "../../domain/ids.ts";
import type { Phone, PhoneState } from "../../sync/phone.ts";
import { clockOffset } from "./now.ts";

export type Fold<T> = (entries: readonly SeenEntry[]) => T;
export type Reckoning<T> = (session: Session) => T;

/** The phone as signals: what a component reads, it is drawn again for. */
export interface Session {
  readonly phone: Phone;
  readonly state: ReadonlySignal<PhoneState>;
  readonly entries: ReadonlySignal<readonly SeenEntry[]>;
  readonly member: ReadonlySignal<MemberId | undefined>;
  /** What a fold makes of the entries, done once for all who ask. The fold must be a constant, a function of a module. */
  folded<T>(fold: Fold<T>): T;
  /** The same for what is made of several folds, or of the state: again only when one of them changes. */
  reckoned<T>(reckoning: Reckoning<T>): T;
}

export function openSession(phone: Phone): Session {
  const state = signal(phone.state);
  const entries = signal(phone.entries());
  clockOffset.value = phone.state.contact.clockOffset;
  phone.subscribe(() =>
    batch(() => {
      state.value = { ...phone.state };
      clockOffset.value = phone.state.contact.clockOffset;
      entries.value = phone.entries();
    }),
  );

  const results = new Map<unknown, ReadonlySignal<unknown>>();
  function once<T>(key: unknown, compute: () => T): T {
    let result = results.get(key);
    if (!result) {
      result = computed(compute);
      results.set(key, result);
    }
    return result.value as T;
  }

  const session: Session = {
    phone,
    state,
    entries,
    member: computed(() => state.value.member),
    folded: (fold) => once(fold, () => fold(entries.value)),
    reckoned: (reckoning) => once(reckoning, () => reckoning(session)),
  };
  return session;
}
