import { type Html, html } from "../../../src/present/html.ts";

/** Discord's dark theme, as far as messages and modals need it. Sizes were read off its clients, not published by them. */
export const style: Html = html`
* { box-sizing: border-box; }
body {
  margin: 0; padding: 32px; background: #1a1b1e; color: #dbdee1;
  font: 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif;
}
a { color: #00a8fc; text-decoration: none; }
a:hover { text-decoration: underline; }
section { margin: 0 auto 56px; width: fit-content; }
body.alone { padding: 0; background: #313338; }
body.alone .phone { width: auto; min-height: 0; border: 0; border-radius: 0; box-shadow: none; }
body.alone .button, body.alone .select { cursor: default; }
.caption { margin: 0 0 16px; font-size: 18px; font-weight: 600; color: #f2f3f5; }
.pair { display: flex; flex-wrap: wrap; gap: 40px; align-items: flex-start; }

/* The devices */
.device { margin: 0; }
.device > figcaption { display: flex; gap: 20px; margin: 10px 0 0 14px; font-size: 13px; color: #a9b0b8; }
.too-many { color: #f23f43; font-weight: 700; }
.phone, .desktop { display: flex; flex-direction: column; background: #313338; overflow: hidden; }
.phone { width: 414px; min-height: 480px; border: 12px solid #0b0b0d; border-radius: 46px; box-shadow: 0 0 0 1px #3b3d44; }
.desktop { width: 744px; min-height: 300px; border: 1px solid #1e1f22; border-radius: 8px; }
.bar { display: flex; align-items: center; gap: 6px; height: 48px; padding: 0 16px; font-weight: 600; color: #f2f3f5; border-bottom: 1px solid #26272b; }
.phone .bar { height: 60px; padding: 8px 16px 0; }
.bar .hash { font-size: 20px; font-weight: 400; color: #80848e; }
.bar .back { margin-right: 6px; font-size: 28px; line-height: 1; color: #b5bac1; }
.desktop .back { display: none; }
.talk { flex: 1; display: flex; flex-direction: column; justify-content: flex-end; padding: 16px 0; }
.write { display: flex; align-items: center; gap: 10px; padding: 0 16px 24px; color: #80848e; }
.phone .write { padding: 8px 14px 20px; background: #2b2d31; }
.plus { display: grid; place-items: center; width: 24px; height: 24px; border-radius: 50%; background: #b5bac1; color: #383a40; font-weight: 700; line-height: 1; }
.phone .plus { width: 38px; height: 38px; background: #383a40; color: #b5bac1; font-size: 22px; font-weight: 400; }
.pill { flex: 1; }
.phone .pill { padding: 8px 16px; border-radius: 20px; background: #1e1f22; }
.desktop .write { margin: 0 16px 20px; padding: 10px 16px; border-radius: 8px; background: #383a40; }

/* A message */
.message { display: flex; gap: 16px; padding: 4px 48px 4px 16px; }
.phone .message { gap: 12px; padding: 4px 14px 4px 12px; }
.message.private { padding-top: 8px; padding-bottom: 8px; background: #5865f214; box-shadow: inset 2px 0 #5865f2; }
.avatar { flex: none; display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; background: #2f8f83; color: #fff; font-size: 18px; font-weight: 700; }
.said { flex: 1; min-width: 0; display: flex; flex-direction: column; align-items: flex-start; gap: 8px; }
.who { display: flex; align-items: center; margin-bottom: -4px; line-height: 20px; }
.name { font-weight: 600; color: #f2f3f5; }
.app { margin: 0 8px 0 5px; padding: 0 4px; border-radius: 3px; background: #5865f2; color: #fff; font-size: 10px; font-weight: 600; line-height: 15px; }
.when { font-size: 12px; color: #a9b0b8; }
.only-you { display: flex; align-items: center; gap: 4px; font-size: 12px; color: #a9b0b8; }
.only-you a { color: #4fc1ff; }

/* Components */
.said > .markup, .said > .section, .said > .separator, .said > .row { width: 100%; max-width: 600px; }
.container {
  display: flex; flex-direction: column; gap: 8px; width: 100%; max-width: 600px; padding: 16px;
  background: #2b2d31; border: 1px solid #3f4147; border-radius: 8px; overflow: hidden;
}
.phone .container { padding: 12px; }
.container .markup { font-size: 14px; line-height: 18px; }
.section { display: flex; justify-content: space-between; align-items: flex-start; gap: 16px; }
.phone .section { gap: 12px; }
.section .words { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 4px; }
.section > .button { flex: none; max-width: 50%; }
.separator.small { margin: 0; padding: 4px 0; }
.separator.large { margin: 4px 0; padding: 8px 0; }
.separator.line::before { content: ""; display: block; border-top: 1px solid #3f4147; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-width: 60px; max-width: 100%; height: 32px;
  padding: 2px 16px; border-radius: 8px; color: #fff; font-size: 14px; font-weight: 500; line-height: 16px; cursor: pointer;
}
.phone .button { padding: 2px 12px; }
.button .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 20px; }
.secondary { background: #4e5058; }
.primary { background: #5865f2; }
.success { background: #248046; }
.danger { background: #da373c; }
.disabled { opacity: .5; cursor: not-allowed; }
.outside { opacity: .8; }
.select { width: 100%; max-width: 400px; font-size: 15px; line-height: 20px; }
.closed { display: flex; justify-content: space-between; align-items: center; min-height: 40px; padding: 8px 12px; background: #1e1f22; border-radius: 8px; color: #a9b0b8; }
.arrow { width: 8px; height: 8px; margin: -4px 4px 0 12px; border: solid #b5bac1; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.options { margin: 4px 0 0; padding: 4px; list-style: none; background: #232428; border: 1px solid #1e1f22; border-radius: 8px; box-shadow: 0 8px 16px #0003; }
.options li { display: flex; gap: 8px; padding: 8px; border-radius: 4px; }
.options li:hover { background: #35373c; }
.options small { display: block; font-size: 13px; line-height: 18px; color: #a9b0b8; }
.gallery { display: grid; grid-template-columns: repeat(auto-fit, minmax(40%, 1fr)); gap: 4px; width: 100%; max-width: 550px; border-radius: 8px; overflow: hidden; }
.gallery figure, .thumbnail figure { position: relative; margin: 0; background: #1e1f22; }
.gallery img { display: block; width: 100%; }
.gallery figcaption { padding: 4px 10px 6px; font-size: 12px; line-height: 16px; color: #a9b0b8; }
.gallery figcaption:not(:empty)::before { content: "ALT "; font-weight: 700; }
.gallery .missing > span { display: grid; place-items: center; min-height: 150px; padding: 12px; color: #a9b0b8; }
.thumbnail { flex: none; width: 85px; }
.thumbnail figure { border-radius: 8px; overflow: hidden; font-size: 10px; line-height: 12px; color: #a9b0b8; }
.thumbnail img { display: block; width: 85px; height: 85px; object-fit: cover; }
.thumbnail .missing > span { display: grid; place-items: center; height: 60px; padding: 4px; overflow-wrap: anywhere; }
.thumbnail figcaption { padding: 2px 4px 4px; }
.file { padding: 14px; background: #2b2d31; border: 1px solid #3f4147; border-radius: 8px; }

/* Markdown */
.markup { white-space: break-spaces; overflow-wrap: anywhere; }
.markup strong { font-weight: 700; }
.markup h1, .markup h2, .markup h3 { margin: 16px 0 8px; font-weight: 700; line-height: 1.375; color: #f2f3f5; }
.markup h1 { font-size: 24px; }
.markup h2 { font-size: 20px; }
.markup h3 { font-size: 16px; }
.markup > :first-child { margin-top: 0; }
.markup > :last-child { margin-bottom: 0; }
.markup small { display: block; font-size: 13px; line-height: 18px; color: #a9b0b8; }
.markup ul, .markup ol { margin: 4px 0 0; padding: 0 0 0 18px; }
.markup ol { padding-left: 22px; }
.markup li { margin-bottom: 4px; }
.markup blockquote { margin: 0; padding-left: 12px; border-left: 4px solid #4e5058; border-radius: 4px 0 0 4px; }
.markup code, .input { font-size: 14px; }
.markup code { padding: 2px 4px; border-radius: 4px; background: #1e1f22; font: 13px/18px "gg mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; }
.markup pre { margin: 6px 0 0; padding: 8px; background: #1e1f22; border: 1px solid #1a1b1e; border-radius: 4px; white-space: pre-wrap; }
.markup pre code { padding: 0; background: none; }
.phone .markup code { font-size: 12px; }
.mention { padding: 0 2px; border-radius: 3px; background: #5865f24d; color: #c9cdfb; font-weight: 500; }
.spoiler { padding: 0 2px; border-radius: 4px; background: #4e5058; }

/* Forms */
.behind { display: flex; flex: 1; align-items: center; justify-content: center; margin: -16px 0; padding: 40px 16px; background: #0000008c; }
.talk:has(.behind) + .write { display: none; }
.phone .behind { align-items: flex-end; padding: 24px 0 0; }
.modal { display: flex; flex-direction: column; gap: 20px; width: 480px; padding: 24px; background: #37393f; border: 1px solid #46484f; border-radius: 12px; box-shadow: 0 12px 32px #0006; }
.phone .modal { width: 100%; padding: 20px 16px 24px; border: 0; border-radius: 20px 20px 0 0; }
.modal-title { display: flex; justify-content: space-between; align-items: center; }
.modal h3 { margin: 0; font-size: 20px; font-weight: 700; color: #f2f3f5; }
.close { color: #b5bac1; }
.modal-end { display: flex; gap: 8px; }
.modal-end .button { flex: 1; height: 40px; }
.modal-end .secondary { background: #4a4c53; }
.field { display: flex; flex-direction: column; gap: 8px; font-size: 14px; }
.field label { font-size: 16px; font-weight: 500; color: #f2f3f5; }
.field > small { margin-top: -4px; font-size: 13px; color: #b5bac1; }
.star { color: #f23f43; }
.input { position: relative; padding: 10px 12px; background: #1e1f22; border: 1px solid #2b2d31; border-radius: 8px; font-size: 16px; line-height: 20px; white-space: pre-wrap; overflow-wrap: anywhere; }
.input.tall { min-height: 96px; padding-bottom: 28px; }
.input .count { position: absolute; right: 10px; bottom: 6px; font-size: 12px; color: #a9b0b8; }
.placeholder { color: #80848e; }
.checkbox { font-size: 20px; }
`;
