package unicode

import "internal/unitables"

// The general categories; the one-word names are the same tables as the one-letter ones.
var (
	Other  = expand(unitables.CategoryC)
	C      = Other
	Cc     = expand(unitables.CategoryCc)
	Cf     = expand(unitables.CategoryCf)
	Cn     = expand(unitables.CategoryCn)
	Co     = expand(unitables.CategoryCo)
	Cs     = expand(unitables.CategoryCs)
	Letter = expand(unitables.CategoryL)
	L      = Letter
	LC     = expand(unitables.CategoryLC)
	Lower  = expand(unitables.CategoryLl)
	Ll     = Lower
	Lm     = expand(unitables.CategoryLm)
	Lo     = expand(unitables.CategoryLo)
	Title  = expand(unitables.CategoryLt)
	Lt     = Title
	Upper  = expand(unitables.CategoryLu)
	Lu     = Upper
	Mark   = expand(unitables.CategoryM)
	M      = Mark
	Mc     = expand(unitables.CategoryMc)
	Me     = expand(unitables.CategoryMe)
	Mn     = expand(unitables.CategoryMn)
	Number = expand(unitables.CategoryN)
	N      = Number
	Digit  = expand(unitables.CategoryNd)
	Nd     = Digit
	Nl     = expand(unitables.CategoryNl)
	No     = expand(unitables.CategoryNo)
	Punct  = expand(unitables.CategoryP)
	P      = Punct
	Pc     = expand(unitables.CategoryPc)
	Pd     = expand(unitables.CategoryPd)
	Pe     = expand(unitables.CategoryPe)
	Pf     = expand(unitables.CategoryPf)
	Pi     = expand(unitables.CategoryPi)
	Po     = expand(unitables.CategoryPo)
	Ps     = expand(unitables.CategoryPs)
	Symbol = expand(unitables.CategoryS)
	S      = Symbol
	Sc     = expand(unitables.CategorySc)
	Sk     = expand(unitables.CategorySk)
	Sm     = expand(unitables.CategorySm)
	So     = expand(unitables.CategorySo)
	Space  = expand(unitables.CategoryZ)
	Z      = Space
	Zl     = expand(unitables.CategoryZl)
	Zp     = expand(unitables.CategoryZp)
	Zs     = expand(unitables.CategoryZs)
)

// The scripts.
var (
	Adlam                  = expand(unitables.ScriptAdlam)
	Ahom                   = expand(unitables.ScriptAhom)
	Anatolian_Hieroglyphs  = expand(unitables.ScriptAnatolian_Hieroglyphs)
	Arabic                 = expand(unitables.ScriptArabic)
	Armenian               = expand(unitables.ScriptArmenian)
	Avestan                = expand(unitables.ScriptAvestan)
	Balinese               = expand(unitables.ScriptBalinese)
	Bamum                  = expand(unitables.ScriptBamum)
	Bassa_Vah              = expand(unitables.ScriptBassa_Vah)
	Batak                  = expand(unitables.ScriptBatak)
	Bengali                = expand(unitables.ScriptBengali)
	Beria_Erfe             = expand(unitables.ScriptBeria_Erfe)
	Bhaiksuki              = expand(unitables.ScriptBhaiksuki)
	Bopomofo               = expand(unitables.ScriptBopomofo)
	Brahmi                 = expand(unitables.ScriptBrahmi)
	Braille                = expand(unitables.ScriptBraille)
	Buginese               = expand(unitables.ScriptBuginese)
	Buhid                  = expand(unitables.ScriptBuhid)
	Canadian_Aboriginal    = expand(unitables.ScriptCanadian_Aboriginal)
	Carian                 = expand(unitables.ScriptCarian)
	Caucasian_Albanian     = expand(unitables.ScriptCaucasian_Albanian)
	Chakma                 = expand(unitables.ScriptChakma)
	Cham                   = expand(unitables.ScriptCham)
	Cherokee               = expand(unitables.ScriptCherokee)
	Chorasmian             = expand(unitables.ScriptChorasmian)
	Common                 = expand(unitables.ScriptCommon)
	Coptic                 = expand(unitables.ScriptCoptic)
	Cuneiform              = expand(unitables.ScriptCuneiform)
	Cypriot                = expand(unitables.ScriptCypriot)
	Cypro_Minoan           = expand(unitables.ScriptCypro_Minoan)
	Cyrillic               = expand(unitables.ScriptCyrillic)
	Deseret                = expand(unitables.ScriptDeseret)
	Devanagari             = expand(unitables.ScriptDevanagari)
	Dives_Akuru            = expand(unitables.ScriptDives_Akuru)
	Dogra                  = expand(unitables.ScriptDogra)
	Duployan               = expand(unitables.ScriptDuployan)
	Egyptian_Hieroglyphs   = expand(unitables.ScriptEgyptian_Hieroglyphs)
	Elbasan                = expand(unitables.ScriptElbasan)
	Elymaic                = expand(unitables.ScriptElymaic)
	Ethiopic               = expand(unitables.ScriptEthiopic)
	Garay                  = expand(unitables.ScriptGaray)
	Georgian               = expand(unitables.ScriptGeorgian)
	Glagolitic             = expand(unitables.ScriptGlagolitic)
	Gothic                 = expand(unitables.ScriptGothic)
	Grantha                = expand(unitables.ScriptGrantha)
	Greek                  = expand(unitables.ScriptGreek)
	Gujarati               = expand(unitables.ScriptGujarati)
	Gunjala_Gondi          = expand(unitables.ScriptGunjala_Gondi)
	Gurmukhi               = expand(unitables.ScriptGurmukhi)
	Gurung_Khema           = expand(unitables.ScriptGurung_Khema)
	Han                    = expand(unitables.ScriptHan)
	Hangul                 = expand(unitables.ScriptHangul)
	Hanifi_Rohingya        = expand(unitables.ScriptHanifi_Rohingya)
	Hanunoo                = expand(unitables.ScriptHanunoo)
	Hatran                 = expand(unitables.ScriptHatran)
	Hebrew                 = expand(unitables.ScriptHebrew)
	Hiragana               = expand(unitables.ScriptHiragana)
	Imperial_Aramaic       = expand(unitables.ScriptImperial_Aramaic)
	Inherited              = expand(unitables.ScriptInherited)
	Inscriptional_Pahlavi  = expand(unitables.ScriptInscriptional_Pahlavi)
	Inscriptional_Parthian = expand(unitables.ScriptInscriptional_Parthian)
	Javanese               = expand(unitables.ScriptJavanese)
	Kaithi                 = expand(unitables.ScriptKaithi)
	Kannada                = expand(unitables.ScriptKannada)
	Katakana               = expand(unitables.ScriptKatakana)
	Kawi                   = expand(unitables.ScriptKawi)
	Kayah_Li               = expand(unitables.ScriptKayah_Li)
	Kharoshthi             = expand(unitables.ScriptKharoshthi)
	Khitan_Small_Script    = expand(unitables.ScriptKhitan_Small_Script)
	Khmer                  = expand(unitables.ScriptKhmer)
	Khojki                 = expand(unitables.ScriptKhojki)
	Khudawadi              = expand(unitables.ScriptKhudawadi)
	Kirat_Rai              = expand(unitables.ScriptKirat_Rai)
	Lao                    = expand(unitables.ScriptLao)
	Latin                  = expand(unitables.ScriptLatin)
	Lepcha                 = expand(unitables.ScriptLepcha)
	Limbu                  = expand(unitables.ScriptLimbu)
	Linear_A               = expand(unitables.ScriptLinear_A)
	Linear_B               = expand(unitables.ScriptLinear_B)
	Lisu                   = expand(unitables.ScriptLisu)
	Lycian                 = expand(unitables.ScriptLycian)
	Lydian                 = expand(unitables.ScriptLydian)
	Mahajani               = expand(unitables.ScriptMahajani)
	Makasar                = expand(unitables.ScriptMakasar)
	Malayalam              = expand(unitables.ScriptMalayalam)
	Mandaic                = expand(unitables.ScriptMandaic)
	Manichaean             = expand(unitables.ScriptManichaean)
	Marchen                = expand(unitables.ScriptMarchen)
	Masaram_Gondi          = expand(unitables.ScriptMasaram_Gondi)
	Medefaidrin            = expand(unitables.ScriptMedefaidrin)
	Meetei_Mayek           = expand(unitables.ScriptMeetei_Mayek)
	Mende_Kikakui          = expand(unitables.ScriptMende_Kikakui)
	Meroitic_Cursive       = expand(unitables.ScriptMeroitic_Cursive)
	Meroitic_Hieroglyphs   = expand(unitables.ScriptMeroitic_Hieroglyphs)
	Miao                   = expand(unitables.ScriptMiao)
	Modi                   = expand(unitables.ScriptModi)
	Mongolian              = expand(unitables.ScriptMongolian)
	Mro                    = expand(unitables.ScriptMro)
	Multani                = expand(unitables.ScriptMultani)
	Myanmar                = expand(unitables.ScriptMyanmar)
	Nabataean              = expand(unitables.ScriptNabataean)
	Nag_Mundari            = expand(unitables.ScriptNag_Mundari)
	Nandinagari            = expand(unitables.ScriptNandinagari)
	New_Tai_Lue            = expand(unitables.ScriptNew_Tai_Lue)
	Newa                   = expand(unitables.ScriptNewa)
	Nko                    = expand(unitables.ScriptNko)
	Nushu                  = expand(unitables.ScriptNushu)
	Nyiakeng_Puachue_Hmong = expand(unitables.ScriptNyiakeng_Puachue_Hmong)
	Ogham                  = expand(unitables.ScriptOgham)
	Ol_Chiki               = expand(unitables.ScriptOl_Chiki)
	Ol_Onal                = expand(unitables.ScriptOl_Onal)
	Old_Hungarian          = expand(unitables.ScriptOld_Hungarian)
	Old_Italic             = expand(unitables.ScriptOld_Italic)
	Old_North_Arabian      = expand(unitables.ScriptOld_North_Arabian)
	Old_Permic             = expand(unitables.ScriptOld_Permic)
	Old_Persian            = expand(unitables.ScriptOld_Persian)
	Old_Sogdian            = expand(unitables.ScriptOld_Sogdian)
	Old_South_Arabian      = expand(unitables.ScriptOld_South_Arabian)
	Old_Turkic             = expand(unitables.ScriptOld_Turkic)
	Old_Uyghur             = expand(unitables.ScriptOld_Uyghur)
	Oriya                  = expand(unitables.ScriptOriya)
	Osage                  = expand(unitables.ScriptOsage)
	Osmanya                = expand(unitables.ScriptOsmanya)
	Pahawh_Hmong           = expand(unitables.ScriptPahawh_Hmong)
	Palmyrene              = expand(unitables.ScriptPalmyrene)
	Pau_Cin_Hau            = expand(unitables.ScriptPau_Cin_Hau)
	Phags_Pa               = expand(unitables.ScriptPhags_Pa)
	Phoenician             = expand(unitables.ScriptPhoenician)
	Psalter_Pahlavi        = expand(unitables.ScriptPsalter_Pahlavi)
	Rejang                 = expand(unitables.ScriptRejang)
	Runic                  = expand(unitables.ScriptRunic)
	Samaritan              = expand(unitables.ScriptSamaritan)
	Saurashtra             = expand(unitables.ScriptSaurashtra)
	Sharada                = expand(unitables.ScriptSharada)
	Shavian                = expand(unitables.ScriptShavian)
	Siddham                = expand(unitables.ScriptSiddham)
	Sidetic                = expand(unitables.ScriptSidetic)
	SignWriting            = expand(unitables.ScriptSignWriting)
	Sinhala                = expand(unitables.ScriptSinhala)
	Sogdian                = expand(unitables.ScriptSogdian)
	Sora_Sompeng           = expand(unitables.ScriptSora_Sompeng)
	Soyombo                = expand(unitables.ScriptSoyombo)
	Sundanese              = expand(unitables.ScriptSundanese)
	Sunuwar                = expand(unitables.ScriptSunuwar)
	Syloti_Nagri           = expand(unitables.ScriptSyloti_Nagri)
	Syriac                 = expand(unitables.ScriptSyriac)
	Tagalog                = expand(unitables.ScriptTagalog)
	Tagbanwa               = expand(unitables.ScriptTagbanwa)
	Tai_Le                 = expand(unitables.ScriptTai_Le)
	Tai_Tham               = expand(unitables.ScriptTai_Tham)
	Tai_Viet               = expand(unitables.ScriptTai_Viet)
	Tai_Yo                 = expand(unitables.ScriptTai_Yo)
	Takri                  = expand(unitables.ScriptTakri)
	Tamil                  = expand(unitables.ScriptTamil)
	Tangsa                 = expand(unitables.ScriptTangsa)
	Tangut                 = expand(unitables.ScriptTangut)
	Telugu                 = expand(unitables.ScriptTelugu)
	Thaana                 = expand(unitables.ScriptThaana)
	Thai                   = expand(unitables.ScriptThai)
	Tibetan                = expand(unitables.ScriptTibetan)
	Tifinagh               = expand(unitables.ScriptTifinagh)
	Tirhuta                = expand(unitables.ScriptTirhuta)
	Todhri                 = expand(unitables.ScriptTodhri)
	Tolong_Siki            = expand(unitables.ScriptTolong_Siki)
	Toto                   = expand(unitables.ScriptToto)
	Tulu_Tigalari          = expand(unitables.ScriptTulu_Tigalari)
	Ugaritic               = expand(unitables.ScriptUgaritic)
	Vai                    = expand(unitables.ScriptVai)
	Vithkuqi               = expand(unitables.ScriptVithkuqi)
	Wancho                 = expand(unitables.ScriptWancho)
	Warang_Citi            = expand(unitables.ScriptWarang_Citi)
	Yezidi                 = expand(unitables.ScriptYezidi)
	Yi                     = expand(unitables.ScriptYi)
	Zanabazar_Square       = expand(unitables.ScriptZanabazar_Square)
)

// The properties.
var (
	ASCII_Hex_Digit                    = expand(unitables.PropertyASCII_Hex_Digit)
	Bidi_Control                       = expand(unitables.PropertyBidi_Control)
	Dash                               = expand(unitables.PropertyDash)
	Deprecated                         = expand(unitables.PropertyDeprecated)
	Diacritic                          = expand(unitables.PropertyDiacritic)
	Extender                           = expand(unitables.PropertyExtender)
	Hex_Digit                          = expand(unitables.PropertyHex_Digit)
	Hyphen                             = expand(unitables.PropertyHyphen)
	IDS_Binary_Operator                = expand(unitables.PropertyIDS_Binary_Operator)
	IDS_Trinary_Operator               = expand(unitables.PropertyIDS_Trinary_Operator)
	IDS_Unary_Operator                 = expand(unitables.PropertyIDS_Unary_Operator)
	ID_Compat_Math_Continue            = expand(unitables.PropertyID_Compat_Math_Continue)
	ID_Compat_Math_Start               = expand(unitables.PropertyID_Compat_Math_Start)
	Ideographic                        = expand(unitables.PropertyIdeographic)
	Join_Control                       = expand(unitables.PropertyJoin_Control)
	Logical_Order_Exception            = expand(unitables.PropertyLogical_Order_Exception)
	Modifier_Combining_Mark            = expand(unitables.PropertyModifier_Combining_Mark)
	Noncharacter_Code_Point            = expand(unitables.PropertyNoncharacter_Code_Point)
	Other_Alphabetic                   = expand(unitables.PropertyOther_Alphabetic)
	Other_Default_Ignorable_Code_Point = expand(unitables.PropertyOther_Default_Ignorable_Code_Point)
	Other_Grapheme_Extend              = expand(unitables.PropertyOther_Grapheme_Extend)
	Other_ID_Continue                  = expand(unitables.PropertyOther_ID_Continue)
	Other_ID_Start                     = expand(unitables.PropertyOther_ID_Start)
	Other_Lowercase                    = expand(unitables.PropertyOther_Lowercase)
	Other_Math                         = expand(unitables.PropertyOther_Math)
	Other_Uppercase                    = expand(unitables.PropertyOther_Uppercase)
	Pattern_Syntax                     = expand(unitables.PropertyPattern_Syntax)
	Pattern_White_Space                = expand(unitables.PropertyPattern_White_Space)
	Prepended_Concatenation_Mark       = expand(unitables.PropertyPrepended_Concatenation_Mark)
	Quotation_Mark                     = expand(unitables.PropertyQuotation_Mark)
	Radical                            = expand(unitables.PropertyRadical)
	Regional_Indicator                 = expand(unitables.PropertyRegional_Indicator)
	STerm                              = expand(unitables.PropertySTerm)
	Sentence_Terminal                  = expand(unitables.PropertySentence_Terminal)
	Soft_Dotted                        = expand(unitables.PropertySoft_Dotted)
	Terminal_Punctuation               = expand(unitables.PropertyTerminal_Punctuation)
	Unified_Ideograph                  = expand(unitables.PropertyUnified_Ideograph)
	Variation_Selector                 = expand(unitables.PropertyVariation_Selector)
	White_Space                        = expand(unitables.PropertyWhite_Space)
)

// Categories finds a general category by name.
var Categories = map[string]*RangeTable{
	"C":  C,
	"Cc": Cc,
	"Cf": Cf,
	"Cn": Cn,
	"Co": Co,
	"Cs": Cs,
	"L":  L,
	"LC": LC,
	"Ll": Ll,
	"Lm": Lm,
	"Lo": Lo,
	"Lt": Lt,
	"Lu": Lu,
	"M":  M,
	"Mc": Mc,
	"Me": Me,
	"Mn": Mn,
	"N":  N,
	"Nd": Nd,
	"Nl": Nl,
	"No": No,
	"P":  P,
	"Pc": Pc,
	"Pd": Pd,
	"Pe": Pe,
	"Pf": Pf,
	"Pi": Pi,
	"Po": Po,
	"Ps": Ps,
	"S":  S,
	"Sc": Sc,
	"Sk": Sk,
	"Sm": Sm,
	"So": So,
	"Z":  Z,
	"Zl": Zl,
	"Zp": Zp,
	"Zs": Zs,
}

// Scripts finds a script by name.
var Scripts = map[string]*RangeTable{
	"Adlam":                  Adlam,
	"Ahom":                   Ahom,
	"Anatolian_Hieroglyphs":  Anatolian_Hieroglyphs,
	"Arabic":                 Arabic,
	"Armenian":               Armenian,
	"Avestan":                Avestan,
	"Balinese":               Balinese,
	"Bamum":                  Bamum,
	"Bassa_Vah":              Bassa_Vah,
	"Batak":                  Batak,
	"Bengali":                Bengali,
	"Beria_Erfe":             Beria_Erfe,
	"Bhaiksuki":              Bhaiksuki,
	"Bopomofo":               Bopomofo,
	"Brahmi":                 Brahmi,
	"Braille":                Braille,
	"Buginese":               Buginese,
	"Buhid":                  Buhid,
	"Canadian_Aboriginal":    Canadian_Aboriginal,
	"Carian":                 Carian,
	"Caucasian_Albanian":     Caucasian_Albanian,
	"Chakma":                 Chakma,
	"Cham":                   Cham,
	"Cherokee":               Cherokee,
	"Chorasmian":             Chorasmian,
	"Common":                 Common,
	"Coptic":                 Coptic,
	"Cuneiform":              Cuneiform,
	"Cypriot":                Cypriot,
	"Cypro_Minoan":           Cypro_Minoan,
	"Cyrillic":               Cyrillic,
	"Deseret":                Deseret,
	"Devanagari":             Devanagari,
	"Dives_Akuru":            Dives_Akuru,
	"Dogra":                  Dogra,
	"Duployan":               Duployan,
	"Egyptian_Hieroglyphs":   Egyptian_Hieroglyphs,
	"Elbasan":                Elbasan,
	"Elymaic":                Elymaic,
	"Ethiopic":               Ethiopic,
	"Garay":                  Garay,
	"Georgian":               Georgian,
	"Glagolitic":             Glagolitic,
	"Gothic":                 Gothic,
	"Grantha":                Grantha,
	"Greek":                  Greek,
	"Gujarati":               Gujarati,
	"Gunjala_Gondi":          Gunjala_Gondi,
	"Gurmukhi":               Gurmukhi,
	"Gurung_Khema":           Gurung_Khema,
	"Han":                    Han,
	"Hangul":                 Hangul,
	"Hanifi_Rohingya":        Hanifi_Rohingya,
	"Hanunoo":                Hanunoo,
	"Hatran":                 Hatran,
	"Hebrew":                 Hebrew,
	"Hiragana":               Hiragana,
	"Imperial_Aramaic":       Imperial_Aramaic,
	"Inherited":              Inherited,
	"Inscriptional_Pahlavi":  Inscriptional_Pahlavi,
	"Inscriptional_Parthian": Inscriptional_Parthian,
	"Javanese":               Javanese,
	"Kaithi":                 Kaithi,
	"Kannada":                Kannada,
	"Katakana":               Katakana,
	"Kawi":                   Kawi,
	"Kayah_Li":               Kayah_Li,
	"Kharoshthi":             Kharoshthi,
	"Khitan_Small_Script":    Khitan_Small_Script,
	"Khmer":                  Khmer,
	"Khojki":                 Khojki,
	"Khudawadi":              Khudawadi,
	"Kirat_Rai":              Kirat_Rai,
	"Lao":                    Lao,
	"Latin":                  Latin,
	"Lepcha":                 Lepcha,
	"Limbu":                  Limbu,
	"Linear_A":               Linear_A,
	"Linear_B":               Linear_B,
	"Lisu":                   Lisu,
	"Lycian":                 Lycian,
	"Lydian":                 Lydian,
	"Mahajani":               Mahajani,
	"Makasar":                Makasar,
	"Malayalam":              Malayalam,
	"Mandaic":                Mandaic,
	"Manichaean":             Manichaean,
	"Marchen":                Marchen,
	"Masaram_Gondi":          Masaram_Gondi,
	"Medefaidrin":            Medefaidrin,
	"Meetei_Mayek":           Meetei_Mayek,
	"Mende_Kikakui":          Mende_Kikakui,
	"Meroitic_Cursive":       Meroitic_Cursive,
	"Meroitic_Hieroglyphs":   Meroitic_Hieroglyphs,
	"Miao":                   Miao,
	"Modi":                   Modi,
	"Mongolian":              Mongolian,
	"Mro":                    Mro,
	"Multani":                Multani,
	"Myanmar":                Myanmar,
	"Nabataean":              Nabataean,
	"Nag_Mundari":            Nag_Mundari,
	"Nandinagari":            Nandinagari,
	"New_Tai_Lue":            New_Tai_Lue,
	"Newa":                   Newa,
	"Nko":                    Nko,
	"Nushu":                  Nushu,
	"Nyiakeng_Puachue_Hmong": Nyiakeng_Puachue_Hmong,
	"Ogham":                  Ogham,
	"Ol_Chiki":               Ol_Chiki,
	"Ol_Onal":                Ol_Onal,
	"Old_Hungarian":          Old_Hungarian,
	"Old_Italic":             Old_Italic,
	"Old_North_Arabian":      Old_North_Arabian,
	"Old_Permic":             Old_Permic,
	"Old_Persian":            Old_Persian,
	"Old_Sogdian":            Old_Sogdian,
	"Old_South_Arabian":      Old_South_Arabian,
	"Old_Turkic":             Old_Turkic,
	"Old_Uyghur":             Old_Uyghur,
	"Oriya":                  Oriya,
	"Osage":                  Osage,
	"Osmanya":                Osmanya,
	"Pahawh_Hmong":           Pahawh_Hmong,
	"Palmyrene":              Palmyrene,
	"Pau_Cin_Hau":            Pau_Cin_Hau,
	"Phags_Pa":               Phags_Pa,
	"Phoenician":             Phoenician,
	"Psalter_Pahlavi":        Psalter_Pahlavi,
	"Rejang":                 Rejang,
	"Runic":                  Runic,
	"Samaritan":              Samaritan,
	"Saurashtra":             Saurashtra,
	"Sharada":                Sharada,
	"Shavian":                Shavian,
	"Siddham":                Siddham,
	"Sidetic":                Sidetic,
	"SignWriting":            SignWriting,
	"Sinhala":                Sinhala,
	"Sogdian":                Sogdian,
	"Sora_Sompeng":           Sora_Sompeng,
	"Soyombo":                Soyombo,
	"Sundanese":              Sundanese,
	"Sunuwar":                Sunuwar,
	"Syloti_Nagri":           Syloti_Nagri,
	"Syriac":                 Syriac,
	"Tagalog":                Tagalog,
	"Tagbanwa":               Tagbanwa,
	"Tai_Le":                 Tai_Le,
	"Tai_Tham":               Tai_Tham,
	"Tai_Viet":               Tai_Viet,
	"Tai_Yo":                 Tai_Yo,
	"Takri":                  Takri,
	"Tamil":                  Tamil,
	"Tangsa":                 Tangsa,
	"Tangut":                 Tangut,
	"Telugu":                 Telugu,
	"Thaana":                 Thaana,
	"Thai":                   Thai,
	"Tibetan":                Tibetan,
	"Tifinagh":               Tifinagh,
	"Tirhuta":                Tirhuta,
	"Todhri":                 Todhri,
	"Tolong_Siki":            Tolong_Siki,
	"Toto":                   Toto,
	"Tulu_Tigalari":          Tulu_Tigalari,
	"Ugaritic":               Ugaritic,
	"Vai":                    Vai,
	"Vithkuqi":               Vithkuqi,
	"Wancho":                 Wancho,
	"Warang_Citi":            Warang_Citi,
	"Yezidi":                 Yezidi,
	"Yi":                     Yi,
	"Zanabazar_Square":       Zanabazar_Square,
}

// Properties finds a property by name.
var Properties = map[string]*RangeTable{
	"ASCII_Hex_Digit":                    ASCII_Hex_Digit,
	"Bidi_Control":                       Bidi_Control,
	"Dash":                               Dash,
	"Deprecated":                         Deprecated,
	"Diacritic":                          Diacritic,
	"Extender":                           Extender,
	"Hex_Digit":                          Hex_Digit,
	"Hyphen":                             Hyphen,
	"IDS_Binary_Operator":                IDS_Binary_Operator,
	"IDS_Trinary_Operator":               IDS_Trinary_Operator,
	"IDS_Unary_Operator":                 IDS_Unary_Operator,
	"ID_Compat_Math_Continue":            ID_Compat_Math_Continue,
	"ID_Compat_Math_Start":               ID_Compat_Math_Start,
	"Ideographic":                        Ideographic,
	"Join_Control":                       Join_Control,
	"Logical_Order_Exception":            Logical_Order_Exception,
	"Modifier_Combining_Mark":            Modifier_Combining_Mark,
	"Noncharacter_Code_Point":            Noncharacter_Code_Point,
	"Other_Alphabetic":                   Other_Alphabetic,
	"Other_Default_Ignorable_Code_Point": Other_Default_Ignorable_Code_Point,
	"Other_Grapheme_Extend":              Other_Grapheme_Extend,
	"Other_ID_Continue":                  Other_ID_Continue,
	"Other_ID_Start":                     Other_ID_Start,
	"Other_Lowercase":                    Other_Lowercase,
	"Other_Math":                         Other_Math,
	"Other_Uppercase":                    Other_Uppercase,
	"Pattern_Syntax":                     Pattern_Syntax,
	"Pattern_White_Space":                Pattern_White_Space,
	"Prepended_Concatenation_Mark":       Prepended_Concatenation_Mark,
	"Quotation_Mark":                     Quotation_Mark,
	"Radical":                            Radical,
	"Regional_Indicator":                 Regional_Indicator,
	"STerm":                              STerm,
	"Sentence_Terminal":                  Sentence_Terminal,
	"Soft_Dotted":                        Soft_Dotted,
	"Terminal_Punctuation":               Terminal_Punctuation,
	"Unified_Ideograph":                  Unified_Ideograph,
	"Variation_Selector":                 Variation_Selector,
	"White_Space":                        White_Space,
}

// FoldCategory finds, for a category, the runes outside it that equal a member without case.
var FoldCategory = map[string]*RangeTable{
	"L":  expand(unitables.FoldCategoryL),
	"Ll": expand(unitables.FoldCategoryLl),
	"Lt": expand(unitables.FoldCategoryLt),
	"Lu": expand(unitables.FoldCategoryLu),
	"M":  expand(unitables.FoldCategoryM),
	"Mn": expand(unitables.FoldCategoryMn),
}

// FoldScript finds, for a script, the runes outside it that equal a member without case.
var FoldScript = map[string]*RangeTable{
	"Common":    expand(unitables.FoldScriptCommon),
	"Greek":     expand(unitables.FoldScriptGreek),
	"Inherited": expand(unitables.FoldScriptInherited),
}

// CategoryAliases gives the short names of the categories' long names.
var CategoryAliases = map[string]string{
	"Cased_Letter":          "LC",
	"Close_Punctuation":     "Pe",
	"Combining_Mark":        "M",
	"Connector_Punctuation": "Pc",
	"Control":               "Cc",
	"Currency_Symbol":       "Sc",
	"Dash_Punctuation":      "Pd",
	"Decimal_Number":        "Nd",
	"Enclosing_Mark":        "Me",
	"Final_Punctuation":     "Pf",
	"Format":                "Cf",
	"Initial_Punctuation":   "Pi",
	"Letter":                "L",
	"Letter_Number":         "Nl",
	"Line_Separator":        "Zl",
	"Lowercase_Letter":      "Ll",
	"Mark":                  "M",
	"Math_Symbol":           "Sm",
	"Modifier_Letter":       "Lm",
	"Modifier_Symbol":       "Sk",
	"Nonspacing_Mark":       "Mn",
	"Number":                "N",
	"Open_Punctuation":      "Ps",
	"Other":                 "C",
	"Other_Letter":          "Lo",
	"Other_Number":          "No",
	"Other_Punctuation":     "Po",
	"Other_Symbol":          "So",
	"Paragraph_Separator":   "Zp",
	"Private_Use":           "Co",
	"Punctuation":           "P",
	"Separator":             "Z",
	"Space_Separator":       "Zs",
	"Spacing_Mark":          "Mc",
	"Surrogate":             "Cs",
	"Symbol":                "S",
	"Titlecase_Letter":      "Lt",
	"Unassigned":            "Cn",
	"Uppercase_Letter":      "Lu",
	"cntrl":                 "Cc",
	"digit":                 "Nd",
	"punct":                 "P",
}
