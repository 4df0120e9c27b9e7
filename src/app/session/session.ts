import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { SeenEntry } from "../../domain/entry.ts";
import type { MemberId } from "../../domain/ids.ts";
import type { Phone, PhoneState } from "../../sync/phone.ts";

export type Fold<T> = (entries: readonly SeenEntry[]) => T;

/** The phone as signals: what a component reads, it is drawn again for. */
export interface Session {
  readonly phone: Phone;
  readonly state: ReadonlySignal<PhoneState>;
  readonly entries: ReadonlySignal<readonly SeenEntry[]>;
  readonly member: ReadonlySignal<MemberId | undefined>;
  /**
   * What a fold makes of the entries, reckoned once for all who ask. The fold must be a constant (a function of a
   * module); what needs arguments takes them from the result.
   */
  folded<T>(fold: Fold<T>): T;
}

export function openSession(phone: Phone): Session {
  const state = signal(phone.state);
  const entries = signal(phone.entries());
  phone.subscribe(() =>
    batch(() => {
      state.value = { ...phone.state };
      entries.value = phone.entries();
    }),
  );

  const results = new Map<Fold<unknown>, ReadonlySignal<unknown>>();
  return {
    phone,
    state,
    entries,
    member: computed(() => state.value.member),
    folded<T>(fold: Fold<T>): T {
      let result = results.get(fold);
      if (!result) {
        result = computed(() => fold(entries.value));
        results.set(fold, result);
      }
      return result.value as T;
    },
  };
}
