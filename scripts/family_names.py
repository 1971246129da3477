"""Which part of a person's name texts use alone ("Xi", "Blinken", "de Villepin")."""

from __future__ import annotations

import re

FAMILY_FIRST = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "TWN"})
_PARTICLES = frozenset(
    "al al- el el- bin ibn bint ben ould abu van von der den de da do dos del della di du la le zu ter ten".split()
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ROMAN = re.compile(r"^[IVX]+$")
# Surnames of Chinese and Korean people whose names Wikidata gives family name first.
_EAST_ASIAN = frozenset(
    "an bae bai ban bo cai cao chang chao che chen cheng chi chiang chien chiu cho choe choi chou chow choo chu chun "
    "chung cui dai deng ding dong du fan fang feng fu gao geng gong gu guo ha han hao he heo ho hon hong hou hsia hsiao "
    "hsieh hsu hu hua huang hun hung hwang hyun im in jang jeon jeong ji jia jiang jin jo joo jung kang kao ke kim ko "
    "koo ku kuan kuo kwak kwon lai lan lee lei li liang liao lien lim lin ling liu lo lu luo ma mao mei meng min moon "
    "mun na nam ni no noh oh ou paik pak pan pang park peng pi qi qian qiao qin qiu qu ra ren ri rim roh ryu seo shao "
    "shen shi shih shim shin sin so son song su suh sun sung tan tang tao teng ti tian ting tsai tsang tsao tseng tu "
    "wang wei wen won woo wu xi xia xiang xiao xie xin xing xu xue yan yang yao ye yeh yen yi yim yin ying yoo yoon you "
    "yu yuan yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zong zuo".split()
)


def family_name(name: str, state: str) -> str:
    """The family name, with a bare form after `|` where a particle may be left out; empty if there is none to tell."""
    tokens = [token for token in name.replace(",", " ,").split() if token != ","]
    tokens = _before_title(tokens)
    if len(tokens) == 2 and _ROMAN.match(tokens[1]):
        return f"{name}|{tokens[0]}"
    while len(tokens) > 1 and tokens[-1].casefold() in _SUFFIXES:
        tokens.pop()
    if len(tokens) < 2:
        return tokens[0] if tokens else ""
    if state in FAMILY_FIRST and tokens[0].casefold() in _EAST_ASIAN:
        return tokens[0]
    return _with_particles(tokens)


def _before_title(tokens: list[str]) -> list[str]:
    for place, token in enumerate(tokens):
        if place and token in {"Baron", "Baroness", "of", "Viscount", "Earl", "Marquess"}:
            return tokens[:place]
    return tokens


def _with_particles(tokens: list[str]) -> str:
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].casefold() in _PARTICLES:
        start -= 1
    whole, bare = " ".join(tokens[start:]), tokens[-1]
    if whole == bare:
        return bare
    return f"{whole}|{bare}" if tokens[start].islower() else whole
