/**
 * What a browser does for documents and not for pages of one document: a new page begins at its top with the focus on its
 * heading, and going back finds the place that one left.
 */
const scrolledTo = new Map<number, number>();
let place = 0;
let last = 0;
let opened = false;

history.scrollRestoration = "manual";
mark();
addEventListener("hashchange", mark);
addEventListener("scroll", () => scrolledTo.set(place, scrollY), { passive: true });

/** A history entry without a number is new. */
function mark(): void {
  const known = (history.state as { place?: number } | null)?.place;
  if (known !== undefined) {
    place = known;
    last = Math.max(last, known);
  } else {
    place = ++last;
    history.replaceState({ place }, "");
  }
}

/** Called by a page when it stands. @param keepsPlace the page knows better where it was left (the reader) */
export function arrived(heading: HTMLElement | null, keepsPlace = false): void {
  mark();
  if (!keepsPlace) scrollTo(0, scrolledTo.get(place) ?? 0);
  // Whoever opens the app hears the whole page, not only its heading.
  if (opened) heading?.focus({ preventScroll: true });
  opened = true;
}
