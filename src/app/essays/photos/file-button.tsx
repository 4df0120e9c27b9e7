/** A button that opens the camera, or the album. */
export function FileButton(props: {
  label: string;
  isCamera?: boolean;
  isMany?: boolean;
  /** says more than what stands on it */
  name?: string;
  onFiles: (files: readonly File[]) => void;
}) {
  return (
    <label class="button block photo-button">
      {props.label}
      <input
        class="out-of-sight"
        type="file"
        accept="image/*"
        aria-label={props.name ?? props.label}
        capture={props.isCamera ? "environment" : undefined}
        multiple={props.isMany}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = "";
          if (files.length > 0) props.onFiles(files);
        }}
      />
    </label>
  );
}
