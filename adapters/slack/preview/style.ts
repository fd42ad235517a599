import { type Html, html } from "../../../src/present/html.ts";

const dark: Html = html`--page: #1a1d21; --ink: #d1d2d3; --soft: #ababad; --line: #35373b; --edge: #565856; --link: #1d9bd1; --hover: #222529; --green: #007a5a; --mention: #f2c7443d; --red: #e01e5a; --shade: #000000a0;`;

/** Slack's two themes, as far as the bot's messages need them. Sizes were read off its clients, not published by them. */
export const style: Html = html`
* { box-sizing: border-box; }
body { margin: 0; padding: 32px; background: #c4c7ce; font: 15px/1.46668 Lato, "Slack-Lato", "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
section { margin: 0 auto 56px; width: fit-content; }
.caption { margin: 0 0 4px; font-size: 18px; color: #111; }
.counts { display: flex; gap: 20px; margin: 0 0 14px; font-size: 13px; color: #111; }
.too-many { color: #a00; font-weight: 700; }
.pair { display: flex; gap: 32px; align-items: flex-start; margin-bottom: 24px; }
.light { --page: #fff; --ink: #1d1c1d; --soft: #616061; --line: #dddddd; --edge: #bbbabb; --link: #1264a3; --hover: #f8f8f8; --green: #007a5a; --mention: #f2c74466; --red: #e01e5a; --shade: #00000080; }
.dark { ${dark} }

/* The devices */
.phone, .desktop { display: flex; flex-direction: column; background: var(--page); color: var(--ink); overflow: hidden; }
.phone { flex: none; width: 384px; min-height: 640px; border: 12px solid #0b0b0d; border-radius: 40px; }
.desktop { width: 760px; min-height: 300px; border: 1px solid var(--edge); border-radius: 8px; }
/* A thread opens beside its channel. */
.desktop:has(.replies) { width: 480px; }
.bar { display: flex; align-items: center; gap: 8px; min-height: 49px; padding: 0 20px; border-bottom: 1px solid var(--line); font-size: 18px; }
.phone .bar { padding: 8px 14px 4px; }
.bar small { font-size: 13px; color: var(--soft); }
.back { font-size: 26px; line-height: 1; }
.desktop .back, .phone .bar .close { display: none; }
.close { margin-left: auto; color: var(--soft); }
.talk { flex: 1; padding: 16px 0 12px; }
.write { padding: 0 20px 20px; color: var(--soft); }
.write span { display: block; padding: 9px 12px; border: 1px solid var(--edge); border-radius: 8px; }
.phone .write { padding: 8px 12px 16px; border-top: 1px solid var(--line); }
.phone .write span { border: 0; padding: 6px 4px; }

/* A message */
.message { display: flex; gap: 8px; padding: 8px 20px; }
.phone .message { padding: 8px 14px 8px 12px; }
.avatar { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 8px; background: #2f8f83; color: #fff; font-weight: 700; }
.avatar.person { background: #8d5bb5; }
.said { flex: 1; min-width: 0; }
.who { display: flex; align-items: baseline; line-height: 22px; }
.app { margin: 0 4px 0 5px; padding: 0 3px; border-radius: 2px; background: var(--line); color: var(--soft); font-size: 10px; font-weight: 700; line-height: 14px; }
.when { margin-left: 4px; font-size: 12px; color: var(--soft); }
.only-you { display: flex; align-items: center; gap: 4px; padding: 4px 20px 0 42px; font-size: 13px; color: var(--soft); }
.phone .only-you { padding-left: 34px; }
.replies { display: flex; align-items: center; gap: 12px; padding: 4px 20px; font-size: 13px; color: var(--soft); }
.replies::after { content: ""; flex: 1; border-top: 1px solid var(--line); }

/* Blocks */
.blocks { max-width: 600px; }
.blocks > * { margin: 8px 0; }
.blocks > :first-child { margin-top: 2px; }
.header { font-size: 18px; line-height: 24px; font-weight: 900; overflow-wrap: anywhere; }
.blocks > .header { margin: 16px 0 8px; }
.blocks > .header:first-child { margin-top: 4px; }
.text, .fields > div, .context > div { white-space: pre-wrap; overflow-wrap: anywhere; }
.section { display: flex; gap: 16px; align-items: flex-start; }
.section .words { flex: 1; min-width: 0; }
.accessory { flex: none; max-width: 50%; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; }
.text + .fields { margin-top: 8px; }
.phone .fields { grid-template-columns: 1fr; }
.context { font-size: 13px; line-height: 18px; color: var(--soft); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.blocks > hr { height: 0; margin: 16px 0; border: 0; border-top: 1px solid var(--line); }
.image { margin: 0; }
.image figcaption { margin-bottom: 4px; color: var(--soft); font-size: 13px; }
.image img { display: block; max-width: 100%; max-height: 500px; border: 1px solid var(--line); border-radius: 8px; }
.gap { display: block; height: 8px; }
a { color: var(--link); text-decoration: none; }
strong { font-weight: 700; }
blockquote { margin: 4px 0; padding: 0 0 0 12px; border-left: 4px solid var(--line); }
code { padding: 1px 3px; border: 1px solid var(--line); border-radius: 3px; font-size: 12px; color: var(--red); }
.mention { padding: 0 2px 1px; border-radius: 3px; background: #1d9bd11a; color: var(--link); }
.mention.loud { background: var(--mention); }
.unknown { padding: 8px; border: 2px dashed var(--red); color: var(--red); }

/* Elements */
.button { display: inline-block; max-width: min(100%, 34ch); padding: 0 10px; height: 28px; line-height: 26px; border: 1px solid var(--edge); border-radius: 8px; background: var(--page); color: var(--ink); font-size: 13px; font-weight: 700; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; vertical-align: top; }
.phone .button { height: 34px; line-height: 32px; }
.button.primary { background: var(--green); border-color: var(--green); color: #fff; }
.button.danger { border-color: var(--red); color: var(--red); }
.select { display: flex; align-items: center; justify-content: space-between; gap: 8px; width: 220px; max-width: 100%; height: 36px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 8px; color: var(--soft); }
.select > :first-child { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.actions .select { height: 28px; font-size: 13px; }
.phone .actions .select { height: 34px; }
.arrow { flex: none; width: 7px; height: 7px; border: solid currentcolor; border-width: 0 1.5px 1.5px 0; transform: translateY(-2px) rotate(45deg); }
.votes { display: flex; gap: 4px; }
.vote { display: grid; place-items: center; width: 28px; height: 28px; border-radius: 6px; color: var(--soft); }
.vote.down svg { transform: rotate(180deg); }
.input-block label { display: block; margin-bottom: 8px; font-weight: 700; }
.input-block .select { width: 100%; }
.input-block small { display: block; margin-top: 4px; font-size: 13px; color: var(--soft); }
.optional { font-weight: 400; color: var(--soft); }
.typed { min-height: 36px; padding: 6px 12px; border: 1px solid var(--edge); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.typed.tall { min-height: 90px; }
.placeholder { color: var(--soft); }

/* Windows and the Home tab */
.behind { flex: 1; display: flex; align-items: center; justify-content: center; padding: 40px 16px; background: var(--shade); }
.phone .behind { align-items: stretch; padding: 0; background: none; }
.window { display: flex; flex-direction: column; width: 520px; background: var(--page); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 18px 48px #0005; }
.phone .window { width: 100%; border: 0; border-radius: 0; box-shadow: none; }
.window-bar { display: flex; align-items: center; padding: 18px 28px; font-size: 22px; line-height: 30px; }
.phone .window-bar { justify-content: space-between; padding: 14px 16px 10px; font-size: 17px; border-bottom: 1px solid var(--line); }
.desktop .close-left, .desktop .send-right, .phone .window-bar .close, .phone .window-end { display: none; }
.close-left, .send-right { min-width: 40px; }
.send-right { text-align: right; font-size: 15px; color: var(--link); }
.window .blocks { padding: 0 28px 8px; }
.phone .window .blocks { padding: 8px 16px 20px; }
.window .blocks > * { margin: 0 0 16px; }
.window .blocks > .context, .window .blocks > .actions { margin-top: -4px; }
.desktop .window .button { height: 36px; line-height: 34px; padding: 0 12px; font-size: 15px; }
.window .input-block { margin-bottom: 20px; }
.window-end { display: flex; justify-content: flex-end; gap: 12px; padding: 16px 28px 20px; }
.tabs { display: flex; gap: 20px; padding: 10px 20px 0; border-bottom: 1px solid var(--line); font-size: 13px; color: var(--soft); }
.tabs > * { padding-bottom: 8px; }
.tabs strong { color: var(--ink); border-bottom: 2px solid var(--ink); }
.home { width: 100%; padding: 16px 20px 32px; }
.desktop .home { margin: 0 auto; padding-inline: 0; }
.phone .home { padding-inline: 14px; }
`;

/** One message alone in a small frame, light or dark as the reader's own screen. */
export const frameStyle: Html = html`
.one { padding: 0; background: var(--page); }
.one .phone { width: auto; min-height: 100vh; border: 0; border-radius: 0; }
@media (prefers-color-scheme: dark) { .one { ${dark} } }
`;
