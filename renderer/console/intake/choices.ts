// What can be chosen in the form, with the words of both languages: an operator types whichever comes first.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { categories, type Category } from '../../../shared/model/categories.ts'
import { priorities, type Priority } from '../../../shared/model/priority.ts'
import type { Choice } from './choice-field.tsx'

export function useCategoryChoices(): Choice<Category>[] {
  const { t, i18n } = useTranslation()
  return useMemo(
    () =>
      categories.map((value) => ({
        value,
        word: t(`category.${value}`),
        names: [value, ...['en', 'zh'].map((lng) => i18n.getFixedT(lng)(`category.${value}`))],
      })),
    [t, i18n],
  )
}

export function usePriorityChoices(): Choice<Priority>[] {
  const { t } = useTranslation()
  return useMemo(() => priorities.map((value) => ({ value, word: t(`priority.${value}`), names: [] })), [t])
}
