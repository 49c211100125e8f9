/* SPDX-License-Identifier: MIT
 * CLD2 behind C: the only C++ of the tree.  language.c decides when to ask. */
#include <cstdio> /* compact_lang_det.h needs it and does not say so */

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" int hw_cld2(
    const char *text, int n, const char *hint, const char **code, int *percent);

/* The main language of n bytes of UTF-8: its code (static) and its share in
 * per cent.  hint: a language code or NULL.  Returns 1 when CLD2 calls the
 * answer reliable, 0 when not, -1 when it has none. */
int
hw_cld2(
    const char *text, int n, const char *hint, const char **code, int *percent)
{
	CLD2::CLDHints hints = {
	    nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
	/* CLD2 leaves all of it unset when the bytes are not UTF-8 */
	CLD2::Language three[3] = {CLD2::UNKNOWN_LANGUAGE};
	int percents[3] = {0}, bytes = 0, valid = 0;
	double scores[3] = {0};
	bool reliable = false;

	hints.content_language_hint = hint;
	CLD2::ExtDetectLanguageSummaryCheckUTF8(text, n, true, &hints,
	    CLD2::kCLDFlagBestEffort, three, percents, scores, nullptr, &bytes,
	    &reliable, &valid);
	if (three[0] == CLD2::UNKNOWN_LANGUAGE)
		return -1;
	*code = CLD2::LanguageCode(three[0]);
	*percent = percents[0];
	return reliable ? 1 : 0;
}
