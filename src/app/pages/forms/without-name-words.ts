/** What 不记名 means here, and what it does not: `docs/decisions/0022-slips-by-blind-signatures.md`. */
export const withoutNameWords =
  "交上去的只有填的内容和一张没有名字的票，过几分钟单独送出，服务器对不上是谁交的；截止以后满五份才看合计，不足五份全部删去。自己写的话里，请别写认得出您的事。";
