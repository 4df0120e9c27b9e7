// Pure code is given the time and the dice, it does not take them.
// `new Date(ms)`, `Date.UTC()` and `Date.parse()` only compute, and are allowed.
const message = "Pure code reads no clock and throws no dice: take `now` or a random source as an argument.";
const forbiddenMembers = { Date: ["now"], Math: ["random"] };

const isDate = (node) => node.type === "Identifier" && node.name === "Date";

export const noClockRule = {
  create(context) {
    const report = (node) => context.report({ node, message });
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        if (isDate(node.callee)) report(node);
      },
      MemberExpression(node) {
        const { object, property } = node;
        const name = property.type === "Literal" ? property.value : property.name;
        if (object.type === "Identifier" && forbiddenMembers[object.name]?.includes(name)) report(node);
      },
    };
  },
};
