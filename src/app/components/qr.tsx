import { useEffect, useState } from "preact/hooks";

/** A QR code, always dark on white. The words in it are also on the page: nobody depends on a camera. */
export function Qr(props: { text: string; label: string }) {
  const [missing, setMissing] = useState(false);
  const [square, setSquare] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let there = true;
    import("uqr").then(
      ({ encode }) => {
        if (!there) return;
        const { data, size } = encode(props.text, { ecc: "M", border: 3 });
        const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
        setSquare({ size, path: path.join("") });
      },
      () => setMissing(true),
    );
    return () => {
      there = false;
    };
  }, [props.text]);
  // Offline in a browser that keeps nothing of the app: the drawing part never came.
  if (missing && !square) return <p class="muted">二维码要联网一次才画得出来，用上面的数字也一样。</p>;
  if (!square) return <p class="muted">正在画二维码…</p>;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${square.size} ${square.size}`}
      shape-rendering="crispEdges"
    >
      <path fill="#000000" d={square.path} />
    </svg>
  );
}
