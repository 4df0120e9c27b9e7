/** What every field says of itself. */
export type AboutField = {
  label: string;
  /** said under the label */
  hint?: string;
  /** what is wrong and how to put it right */
  error?: string;
};

/** The hint and the mistake under a label. */
export function About({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="muted small">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

/** @returns the ids of what `About` says, for `aria-describedby` */
export function describedBy(
  id: string,
  { hint, error }: { hint?: string; error?: string },
): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return ids.length > 0 ? ids.join(" ") : undefined;
}
