import { describe, expect, it } from 'vitest'
import { latinName } from './latin-name.ts'
import { namesOf } from './names.ts'
import { hasCyrillic, transliterate } from '../../shared/geo/transliterate.ts'

describe('transliterate', () => {
  it.each([
    ['Кумкент', 'Kumkent'],
    ['Есиль', 'Yesil'],
    ['Беекеев', 'Beyekeyev'],
    ['Щучинск', 'Shchuchinsk'],
    ['Подъездной', 'Podyezdnoy'],
    ['Интернациональный', 'Internatsionalny'],
    ['ЖК Ёлка', 'ZHK Yolka'],
    ['Я', 'Ya'],
    ['Қабанбай батыр көшесі', 'Qabanbay batyr koshesi'],
    ['Ұлы Дала, Үркер, Жеңіс, Әлия, Ғабит', 'Uly Dala, Urker, Zhengis, Aliya, Ghabit'],
    ['Радищева №3', 'Radishcheva No. 3'],
    ['«Барыс»  Арена', '"Barys" Arena'],
    ['BI village', 'BI village'],
    ['北京路', '北京路'],
  ])('writes %s as %s', (cyrillic, latin) => {
    expect(transliterate(cyrillic)).toBe(latin)
  })

  it('leaves no Cyrillic letter of Russian or Kazakh', () => {
    const letters = 'АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя'
    expect(hasCyrillic(transliterate(letters))).toBe(false)
  })
})

describe('latinName', () => {
  it.each([
    ['улица Кумкент', 'Kumkent Street'],
    ['Карагандинская улица', 'Karagandinskaya Street'],
    ['проспект Абая', 'Abaya Avenue'],
    ['Сарыарқа даңғылы', 'Saryarqa Avenue'],
    ['улица 187', 'Street 187'],
    ['микрорайон Уркер', 'Urker Microdistrict'],
    ['Парк "Арай"', 'Park "Aray"'],
    ['парк', 'Park'],
    ['городской акимат', 'Gorodskoy akimat'],
  ])('turns %s into %s', (name, latin) => {
    expect(latinName(name)).toBe(latin)
  })
})

describe('namesOf', () => {
  it('keeps the languages of the console and of the place, and no others', () => {
    const tags = {
      name: 'Астана',
      'name:en': 'Astana',
      'name:zh': '阿斯塔納',
      'name:kk': 'Астана',
      'name:fr': 'Astana',
    }
    const { 'name:fr': _, ...kept } = tags
    expect(namesOf(tags)).toEqual(kept)
  })

  it('adds a Latin name only where there is neither an English nor a Latin one', () => {
    expect(namesOf({ name: 'улица Кумкент' })).toEqual({ name: 'улица Кумкент', 'name:latin': 'Kumkent Street' })
    expect(namesOf({ name: 'BI village' })).toEqual({ name: 'BI village' })
    expect(namesOf({})).toEqual({})
  })

  it('takes no Cyrillic for English', () => {
    expect(namesOf({ name: 'Арай', 'name:en': 'Арай' })).toEqual({ name: 'Арай', 'name:latin': 'Aray' })
  })
})
