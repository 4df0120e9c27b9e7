import { signal } from "@preact/signals";
import type { EntryId } from "../../domain/ids.ts";
import { ofProfile } from "../profiles/whose.ts";

/** 不用 is an answer: of an essay that one would rather keep nobody asks again. On this phone alone; no word of it goes anywhere. */
const place = ofProfile("songxue not shown");
/** of so many, the latest */
const KEPT = 100;
const kept = signal(read());

export function isDeclined(handedIn: EntryId): boolean {
  return kept.value.includes(handedIn);
}

export function decline(handedIn: EntryId): void {
  keep([...kept.value.filter((one) => one !== handedIn), handedIn].slice(-KEPT));
}

export function reconsider(handedIn: EntryId): void {
  keep(kept.value.filter((one) => one !== handedIn));
}

export function forgetDeclined(): void {
  keep([]);
}

function keep(entries: readonly EntryId[]): void {
  kept.value = entries;
  try {
    if (entries.length > 0) localStorage.setItem(place, JSON.stringify(entries));
    else localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing does so as long as the page is open.
  }
}

function read(): readonly EntryId[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(found) ? (found as EntryId[]) : [];
  } catch {
    return [];
  }
}
