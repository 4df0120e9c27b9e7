// The questions that help a member to begin an essay, written or spoken. They are put one after another, in this order.

export const ESSAY_QUESTIONS: readonly { id: string; ask: string; help: string }[] = [
  {
    id: "struck",
    ask: "读到哪里，您心里一动？",
    help: "一句话、一件事、一个道理都行。可以照原文说，也可以用自己的话说。",
  },
  {
    id: "own-life",
    ask: "它让您想起自己的什么事？",
    help: "工作上的、家里的、村里街坊的，年轻时候的也行。想到什么说什么。",
  },
  {
    id: "will-do",
    ask: "往后，您打算做点什么？",
    help: "一件小事就够：做得到的，比说得响的好。",
  },
];
