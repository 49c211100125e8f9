/* SPDX-License-Identifier: MIT
 * What every character is to the tokeniser and what it folds to: two-stage
 * tables that dev/gen-fold-table.c makes from ICU's data.  Private to text/
 * and to that program. */
#ifndef HW_TEXT_FOLD_TABLE_H
#define HW_TEXT_FOLD_TABLE_H

enum hw_class {
	HW_CLASS_OTHER,   /* space, punctuation, symbols */
	HW_CLASS_LOWER,   /* small letter */
	HW_CLASS_UPPER,   /* capital letter */
	HW_CLASS_LETTER,  /* letter of a script without case */
	HW_CLASS_HANGUL,  /* Korean syllable or jamo */
	HW_CLASS_DIGIT,   /* decimal digit of any script */
	HW_CLASS_MARK,    /* goes on with a word, never starts one */
	HW_CLASS_HAN,     /* a word by itself: Han, kana, bopomofo */
	HW_CLASS_COMPLEX, /* Thai, Lao, Khmer, Burmese: dictionary needed */
};

enum {
	HW_FOLD_CPS = 0x20000, /* code points covered; above: Han */
	HW_FOLD_BLOCK = 128,
	HW_FOLD_EXPAND = 4,    /* longest fold, in code points */
	HW_FOLD_MANY = 0xE000, /* + k: row k of hw_fold_many */
	HW_FOLD_DROP = 0xFFFF, /* folds to nothing; 0: to itself */
};

extern const unsigned char hw_fold_class_block[HW_FOLD_CPS / HW_FOLD_BLOCK];
extern const unsigned char hw_fold_class[];
extern const unsigned char hw_fold_to_block[HW_FOLD_CPS / HW_FOLD_BLOCK];
extern const unsigned short hw_fold_to[];
extern const unsigned short hw_fold_many[];

#endif
