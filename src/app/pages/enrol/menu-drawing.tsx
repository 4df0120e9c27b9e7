/** Where in a browser its menu is opened, and what stands on the button. */
export type MenuButton = { at: "top" | "bottom"; looks: "dots" | "dots-down" | "four-dots" | "share" };

/** A browser's corner with the button that opens its menu, and the line to choose in it. Our own drawing, nobody's product. */
export function MenuDrawing({ button, choose }: { button: MenuButton; choose: string }) {
  const top = button.at === "top";
  // Of the bar that the button is in, of the button's middle, of the line to choose.
  const bar = top ? 40 : 110;
  const y = top ? 21 : 130;
  const line = top ? 80 : 24;
  return (
    <svg
      viewBox="0 0 300 150"
      role="img"
      aria-label={`示意图：${top ? "右上角" : "下面一排"}的${names[button.looks]}，菜单里有“${choose}”`}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
    >
      <rect x="1" y="1" width="298" height="148" rx="12" />
      <line x1="1" y1={bar} x2="299" y2={bar} />
      <g transform={`translate(273 ${y})`}>
        <Looks looks={button.looks} />
        <circle r="17" stroke="var(--red)" stroke-width="3" />
      </g>
      {top ? (
        <>
          <path d="M262 40 C250 60 238 66 226 74" stroke="var(--red)" stroke-width="3" />
          <path d="M238 62 L225 75 L243 76" stroke="var(--red)" stroke-width="3" />
        </>
      ) : (
        <>
          <path d="M262 112 C250 92 238 86 226 78" stroke="var(--red)" stroke-width="3" />
          <path d="M238 90 L225 77 L243 76" stroke="var(--red)" stroke-width="3" />
        </>
      )}
      <rect x="60" y={line} width="180" height="46" rx="10" stroke="var(--red)" stroke-width="3" />
      <text
        x="150"
        y={line + 30}
        text-anchor="middle"
        fill="currentColor"
        stroke="none"
        font-size="20"
        font-weight="600"
      >
        {choose}
      </text>
    </svg>
  );
}

const names: Record<MenuButton["looks"], string> = {
  dots: "三个点",
  "dots-down": "三个点",
  "four-dots": "四个点",
  share: "分享按钮",
};

/** Around its middle. */
function Looks({ looks }: { looks: MenuButton["looks"] }) {
  if (looks === "share")
    return (
      <>
        <path d="M-5 -3h-4v12h18v-12h-4" stroke-linejoin="round" />
        <path d="M0 3v-13M-4 -6l4 -4l4 4" stroke-linejoin="round" stroke-linecap="round" />
      </>
    );
  return (
    <>
      {dots[looks].map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="3" fill="currentColor" />
      ))}
    </>
  );
}

const dots: Record<Exclude<MenuButton["looks"], "share">, [x: number, y: number][]> = {
  dots: [
    [-10, 0],
    [0, 0],
    [10, 0],
  ],
  "dots-down": [
    [0, -9],
    [0, 0],
    [0, 9],
  ],
  "four-dots": [
    [-5, -5],
    [5, -5],
    [-5, 5],
    [5, 5],
  ],
};
