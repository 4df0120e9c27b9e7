import { useEffect, useState } from "preact/hooks";

/** A QR code, always dark on white. The words in it are also on the page: nobody depends on a camera. */
export function Qr(props: { text: string; label: string }) {
  const [square, setSquare] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let there = true;
    void import("uqr").then(({ encode }) => {
      if (!there) return;
      const { data, size } = encode(props.text, { ecc: "M", border: 3 });
      const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
      setSquare({ size, path: path.join("") });
    });
    return () => {
      there = false;
    };
  }, [props.text]);
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
