// Invented people: names put together from syllables, in Chinese and in Latin letters (pinyin without tone marks). Nobody
// is meant.
import type { Chance } from './chance.ts'

export interface PersonName {
  name: string
  latin: string
  surname: string
  surnameLatin: string
}

const surnames = syllables(
  '王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 吴Wu 周Zhou 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu 郭Guo 何He 高Gao 林Lin 罗Luo ' +
    '郑Zheng 梁Liang 谢Xie 宋Song 唐Tang 许Xu 韩Han 冯Feng 邓Deng 曹Cao 彭Peng 曾Zeng 肖Xiao 田Tian 董Dong 袁Yuan 潘Pan 蒋Jiang 蔡Cai ' +
    '余Yu 杜Du 叶Ye 程Cheng 苏Su 魏Wei 吕Lü 丁Ding 任Ren 沈Shen 姚Yao 卢Lu 姜Jiang 崔Cui 钟Zhong 谭Tan 陆Lu 汪Wang 范Fan 石Shi 廖Liao',
)
const firsts = syllables(
  '建jian 志zhi 国guo 文wen 明ming 海hai 立li 永yong 春chun 少shao 书shu 承cheng 庆qing 思si 子zi 嘉jia 雨yu 晓xiao 玉yu 秋qiu ' +
    '云yun 佳jia 振zhen 广guang 德de 守shou 景jing 若ruo 可ke 世shi',
)
const seconds = syllables(
  '军jun 伟wei 强qiang 林lin 峰feng 波bo 超chao 辉hui 斌bin 宁ning 平ping 岩yan 川chuan 航hang 然ran 涛tao 凯kai 安an 远yuan 诚cheng ' +
    '敏min 静jing 燕yan 洁jie 莹ying 梅mei 娟juan 琴qin 霞xia 岚lan',
)

export function personName(chance: Chance): PersonName {
  const surname = chance.pick(surnames)
  const given = chance.happens(0.2) ? [chance.pick(seconds)] : [chance.pick(firsts), chance.pick(seconds)]
  const sounds = given.map(([, sound], at) => (at > 0 && /^[aoe]/.test(sound) ? `'${sound}` : sound)).join('')
  return {
    name: surname[0] + given.map(([sign]) => sign).join(''),
    latin: `${surname[1]} ${sounds.slice(0, 1).toUpperCase()}${sounds.slice(1)}`,
    surname: surname[0],
    surnameLatin: surname[1],
  }
}

/** Different ones, as many as asked for. */
export function personNames(chance: Chance, count: number): PersonName[] {
  const found = new Map<string, PersonName>()
  const latin = new Set<string>()
  while (found.size < count) {
    const person = personName(chance)
    if (found.has(person.name) || latin.has(person.latin)) continue
    latin.add(person.latin)
    found.set(person.name, person)
  }
  return [...found.values()]
}

function syllables(list: string): [sign: string, sound: string][] {
  return list.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)])
}
