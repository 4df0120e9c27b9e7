/** A phone's own screen with our mark among others. */
export function HomeDrawing() {
  return (
    <svg
      viewBox="0 0 300 130"
      role="img"
      aria-label="示意图：手机桌面上，几个图标中间有一个“送学”"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
    >
      <rect x="1" y="1" width="298" height="128" rx="12" />
      {[24, 222].map((x) => (
        <rect key={x} x={x} y="30" width="54" height="54" rx="12" />
      ))}
      <rect x="123" y="30" width="54" height="54" rx="12" stroke="var(--red)" stroke-width="3" />
      <g transform="translate(123 30)" stroke-linejoin="round" stroke-linecap="round">
        <path d="M16 44V14a2 2 0 0 1 2-2h18a2 2 0 0 1 2 2v30M11 44h32" />
        <path d="M27 33c-4-3-8-3-13-2v11c5-1 9 0 13 2 4-2 8-3 13-2V31c-5-1-9-1-13 2z" stroke="var(--red)" />
      </g>
      <text
        x="150"
        y="112"
        text-anchor="middle"
        fill="currentColor"
        stroke="none"
        font-size="20"
        font-weight="600"
      >
        送学
      </text>
    </svg>
  );
}
