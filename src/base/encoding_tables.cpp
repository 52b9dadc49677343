#include "base/encoding_tables.h"

namespace clientela {

// clang-format off

const char16_t windows_1250_upper_half[] =
    u"€\ufffd‚\ufffd„…†‡\ufffd‰Š‹ŚŤŽŹ"
    u"\ufffd‘’“”•–—\ufffd™š›śťžź"
    u"\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż"
    u"°±˛ł´µ¶·¸ąş»Ľ˝ľż"
    u"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
    u"ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
    u"ŕáâăäĺćçčéęëěíîď"
    u"đńňóôőö÷řůúűüýţ˙";

const char16_t windows_1251_upper_half[] =
    u"ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ"
    u"ђ‘’“”•–—\ufffd™љ›њќћџ"
    u"\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї"
    u"°±Ііґµ¶·ё№є»јЅѕї"
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"абвгдежзийклмноп"
    u"рстуфхцчшщъыьэюя";

const char16_t windows_1252_upper_half[] =
    u"€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd"
    u"\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"
    u"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    u"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    u"àáâãäåæçèéêëìíîï"
    u"ðñòóôõö÷øùúûüýþÿ";

// clang-format on

}  // namespace clientela
