// The languages of the window. Every text an operator reads comes from the two locale files, under one key.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from '../../../resources/locales/en.json'
import zh from '../../../resources/locales/zh.json'
import type { Language } from '../../../shared/ipc/contract.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    // Keys built from codes (`refusal.CODE`) cannot be checked by type; a test checks that all of them are there.
    returnNull: false
  }
}

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: language,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  })
  setWords(language)
}

export function setWords(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  if (i18next.language !== language) void i18next.changeLanguage(language)
}
