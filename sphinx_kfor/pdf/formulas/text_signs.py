"""Signs that are called by name in text: those of the package textcomp."""

from __future__ import annotations

_NAMES = r"""
asciicircum ^  asciitilde ~  asteriskcentered *  backslash \  bar |  braceleft {  braceright }
bullet •  dagger †  daggerdbl ‡  ellipsis …  emdash —  endash –  exclamdown ¡  greater >  less <
ordfeminine ª  ordmasculine º  paragraph ¶  periodcentered ·  questiondown ¿  quotedblleft “
quotedblright ”  quoteleft ‘  quoteright ’  quotesingle '  quotedbl "  guillemotleft «
guillemotright »  guilsinglleft ‹  guilsinglright ›  quotedblbase „  quotesinglbase ‚  section §
underscore _  visiblespace ␣  acutedbl ˝  asciiacute ´  asciibreve ˘  asciicaron ˇ  asciidieresis ¨
asciigrave `  asciimacron ¯  gravedbl ˵  tildelow ˷  baht ฿  cent ¢  colonmonetary ₡  currency ¤
dollar $  dong ₫  euro €  florin ƒ  guarani ₲  lira ₤  naira ₦  peso ₱  sterling £  won ₩  yen ¥
centoldstyle ¢  dollaroldstyle $  circledP ℗  copyleft 🄯  copyright ©  registered ®  servicemark ℠
trademark ™  bardbl ‖  bigcircle ◯  blank ␢  brokenbar ¦  discount ⁒  estimated ℮  interrobang ‽
interrobangdown ⸘  musicalnote ♪  numero №  openbullet ◦  pertenthousand ‱  perthousand ‰  recipe ℞
referencemark ※  langle ⟨  rangle ⟩  lbrackdbl ⟦  rbrackdbl ⟧  lquill ⁅  rquill ⁆  celsius ℃
degree °  div ÷  downarrow ↓  fractionsolidus ⁄  leftarrow ←  lnot ¬  mho ℧  minus −  mu µ  ohm Ω
onehalf ½  onequarter ¼  onesuperior ¹  pm ±  rightarrow →  surd √  threequarters ¾  threesuperior ³
times ×  twosuperior ²  uparrow ↑  born *  died †  divorced ⚮  married ⚭  zerooldstyle 0
oneoldstyle 1  twooldstyle 2  threeoldstyle 3  fouroldstyle 4  fiveoldstyle 5  sixoldstyle 6
sevenoldstyle 7  eightoldstyle 8  nineoldstyle 9
""".split()

#: By the command's name without its backslash.
TEXT_SIGNS = {f"text{name}": sign for name, sign in zip(_NAMES[::2], _NAMES[1::2], strict=True)}
