import { start } from "./browser.mjs";
const [out="/tmp/wt/shot.png", w="1440", h="987", scheme="light", locale="en-US", ...steps] = process.argv.slice(2);
const stage = await start();
const page = await stage.open({ viewport:{width:+w,height:+h}, colorScheme: scheme, locale });
await page.locator(".cm-content").waitFor();
for (const s of steps) { 
  const [cmd, ...rest] = s.split("="); const arg = rest.join("=");
  if (cmd==="key") await page.keyboard.press(arg);
  if (cmd==="click") await page.locator(arg).first().click();
  if (cmd==="wait") await page.waitForTimeout(+arg);
  if (cmd==="select") { const [sel,v]=arg.split("|"); await page.locator(sel).selectOption(v); }
}
await page.waitForTimeout(300);
await page.screenshot({path: out});
console.log(page.faults);
await stage.close();
