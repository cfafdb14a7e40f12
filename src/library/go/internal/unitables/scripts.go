// The data is made from the Unicode Character Database 17.0.0; doc.go describes the form.
package unitables

// ScriptAdlam is script Adlam.
const ScriptAdlam = ` >D  >E+  ! >E0 >E9  ! >E> >E?  !`

// ScriptAhom is script Ahom.
const ScriptAhom = ` 1<  1<:  ! 1<= 1<K  ! 1<P 1=&  !`

// ScriptAnatolian_Hieroglyphs is script Anatolian_Hieroglyphs.
const ScriptAnatolian_Hieroglyphs = ` 40  49&  !`

// ScriptArabic is script Arabic.
const ScriptArabic = `  8   8$  !  8&  8+  !  8-  8:  !  8<  8>  !  8@  8_  !  9!  9*  !  96  9O  !  9Q  ;<  !  ;>  ;_  !  =0  =_  !  AP  B1  !  B7  CA  !  CC  C_  ! /M0 /T]  ! /U  /W/  ! /WP /W_  ! /YP /YT  ! /YV /[\  ! 0Y@ 0Y^  ! 0[" 0['  ! 0[0 0[8  ! 0[Z 0[_  ! >X  >X#  ! >X% >X?  ! >XA >XB  ! >XD >XG  # >XI >XR  ! >XT >XW  ! >XY >X[  " >Y" >Y'  % >Y) >Y-  " >Y. >Y/  ! >Y1 >Y2  ! >Y4 >Y7  # >Y9 >YA  " >YB >YD  " >YG >YJ  ! >YL >YR  ! >YT >YW  ! >YY >Y\  ! >Y^ >Z   " >Z! >Z)  ! >Z+ >Z;  ! >ZA >ZC  ! >ZE >ZI  ! >ZK >Z[  ! >[P >[Q  !`

// ScriptArmenian is script Armenian.
const ScriptArmenian = `  4Q  56  !  59  6*  !  6-  6/  ! /L3 /L7  !`

// ScriptAvestan is script Avestan.
const ScriptAvestan = ` 0L  0LU  ! 0LY 0L_  !`

// ScriptBalinese is script Balinese.
const ScriptBalinese = ` !L  !M,  ! !M. !M_  !`

// ScriptBamum is script Bamum.
const ScriptBamum = ` *:@ *;W  ! 6@  6HX  !`

// ScriptBassa_Vah is script Bassa_Vah.
const ScriptBassa_Vah = ` 6K0 6KM  ! 6KP 6KU  !`

// ScriptBatak is script Batak.
const ScriptBatak = ` !O  !OS  ! !O\ !O_  !`

// ScriptBengali is script Bengali.
const ScriptBengali = `  F   F#  !  F%  F,  !  F/  F0  !  F3  FH  !  FJ  FP  !  FR  FV  $  FW  FY  !  F\  G$  !  G'  G(  !  G+  G.  !  G7  G<  %  G=  G?  "  G@  GC  !  GF  G^  !`

// ScriptBeria_Erfe is script Beria_Erfe.
const ScriptBeria_Erfe = ` 6Z@ 6ZX  ! 6Z[ 6[3  !`

// ScriptBhaiksuki is script Bhaiksuki.
const ScriptBhaiksuki = ` 1P  1P(  ! 1P* 1PV  ! 1PX 1Q%  ! 1Q0 1QL  !`

// ScriptBopomofo is script Bopomofo.
const ScriptBopomofo = `  +J  +K  ! #$% #$O  ! #&@ #&_  !`

// ScriptBrahmi is script Brahmi.
const ScriptBrahmi = ` 1   1!-  ! 1!2 1!U  ! 1!_ 1!_  !`

// ScriptBraille is script Braille.
const ScriptBraille = ` "@  "C_  !`

// ScriptBuginese is script Buginese.
const ScriptBuginese = ` !H  !H;  ! !H> !H?  !`

// ScriptBuhid is script Buhid.
const ScriptBuhid = ` !=  !=3  !`

// ScriptCanadian_Aboriginal is script Canadian_Aboriginal.
const ScriptCanadian_Aboriginal = ` !0  !9_  ! !BP !CU  ! 1JP 1J_  !`

// ScriptCarian is script Carian.
const ScriptCarian = ` 0*@ 0+0  !`

// ScriptCaucasian_Albanian is script Caucasian_Albanian.
const ScriptCaucasian_Albanian = ` 04P 05C  ! 05O 05O  !`

// ScriptChakma is script Chakma.
const ScriptChakma = ` 1$  1$T  ! 1$V 1%'  !`

// ScriptCham is script Cham.
const ScriptCham = ` *H  *HV  ! *I  *I-  ! *I0 *I9  ! *I< *I?  !`

// ScriptCherokee is script Cherokee.
const ScriptCherokee = ` !.@ !/U  ! !/X !/]  ! *MP *N_  !`

// ScriptChorasmian is script Chorasmian.
const ScriptChorasmian = ` 0^P 0_+  !`

// ScriptCommon is script Common.
const ScriptCommon = `      !   !  !;  !@  !  ![  "I  !  "K  "Y  !  "[  "_  !  #7  #W  @  *Y  +?  !  +E  +I  !  +L  +_  !  -T  -^  *  .%  .'  "  8%  8,  '  8;  8?  $  9   ;= "=  CB  ED ""  EE  X_ 3:  _5  _8  ! !#[ !;K 7P !;L !;M  ! !<U !<V  ! !@" !@#  ! !@% !S3 3. !SA !SI  ( !SJ !SL  ! !SN !SS  ! !SU !SW  ! !SZ "   ,& " ! " +  ! " . "!D  ! "!F "!P  ! "!T "!^  ! ""  "".  ! ""@ "#!  ! "$  "$E  ! "$G "$I  ! "$L "$Q  ! "$S "%-  ! "%/ "%?  ! "&) "&+  ! "&0 "0I  ! "1  "1*  ! "1@ "?_  ! "D  "MS  ! "MV "O_  ! "X  "Y=  ! "_P # $  ! # & # (  " # ) # @  ! # P # W  ! # \ # _  ! #"; #"<  ! #"@ ##[ !; ##\ #&0 "4 #&1 #&?  ! #'  #'E  ! #'O #(@  Q #(A #)?  ! #)_ #+/  ! #+_ #-8 !9 #-9 #/_  ! $W  $W_  ! *<  *<A  ! *>( *>*  ! *@P *@Y  ! *DN *G/ "A *M; *MJ  / *MK /T^%'3 /T_ /X0 #1 /X1 /X9  ! /XP /Y2  ! /Y4 /YF  ! /YH /YK  ! /[_ /\!  " /\" /\@  ! /\[ /]   ! /]; /]E  ! /]P /^>  N /^? /_@ !! /_A /_F  ! /_H /_N  ! /_Y /_]  ! 0$  0$"  ! 0$' 0$S  ! 0$W 0$_  ! 0&0 0&<  ! 0'0 0'\  ! 0+A 0+[  ! ;R@ ;RC  ! <P  <S\  ! <T  <ZS  ! <ZZ <[0  ! <[@ <[P  ! <]0 <_#  ! =   =#U  ! =$  =$F  ! =$I =%F  ! =%J =%Z  ! =&# =&$  ! =&, =&I  ! =&N ='J  ! =+  =+3  ! =+@ =+S  ! =,  =-6  ! =-@ =-X  ! =0  =14  ! =16 =2<  ! =2> =2?  ! =2B =2E  # =2F =2I  # =2J =2L  ! =2N =2Y  ! =2[ =2]  " =2^ =3#  ! =3% =4%  ! =4' =4*  ! =4- =44  ! =46 =4<  ! =4> =4Y  ! =4[ =4^  ! =5  =5$  ! =5& =5*  $ =5+ =50  ! =52 =:E  ! =:H =?+  ! =?. =?_  ! >QQ >RT  ! >T! >T]  ! ?   ? K  ! ? P ?"3  ! ?"@ ?"N  ! ?"Q ?"_  ! ?#! ?#/  ! ?#1 ?#U  ! ?$  ?&M  ! ?'F ?'_  ! ?(! ?("  ! ?(0 ?([  ! ?)  ?)(  ! ?)0 ?)1  ! ?)@ ?)E  ! ?,  ?;8  ! ?;< ?;L  ! ?;P ?;\  ! ?<  ??9  ! ??@ ??K  ! ??P ?@   0 ?@! ?@+  ! ?@0 ?A'  ! ?A0 ?A9  ! ?A@ ?B'  ! ?B0 ?BM  ! ?BP ?B[  ! ?C  ?C!  ! ?C0 ?C8  ! ?D  ?I7  ! ?I@ ?IM  ! ?IP ?I\  ! ?J  ?J*  ! ?J. ?K&  ! ?K( ?K-  % ?K. ?K<  ! ?K? ?KJ  ! ?KO ?KX  ! ?L  ?N2  ! ?N4 ?OZ  !#@ !#@ @  ?#@ A#@!_  !`

// ScriptCoptic is script Coptic.
const ScriptCoptic = `  /B  /O  ! "R  "SS  ! "SY "S_  !`

// ScriptCuneiform is script Cuneiform.
const ScriptCuneiform = ` 2   2.9  ! 20  21N  ! 21P 21T  ! 22  25#  !`

// ScriptCypriot is script Cypriot.
const ScriptCypriot = ` 0@  0@%  ! 0@( 0@*  " 0@+ 0@U  ! 0@W 0@X  ! 0@\ 0@_  #`

// ScriptCypro_Minoan is script Cypro_Minoan.
const ScriptCypro_Minoan = ` 2^0 2_R  !`

// ScriptCyrillic is script Cyrillic.
const ScriptCyrillic = `  0   2$  !  2'  4O  ! !R  !R*  ! !TK !UX !- "W@ "W_  ! *9  *:?  ! /XN /XO  ! > P >!M  ! >"/ >"/  !`

// ScriptDeseret is script Deseret.
const ScriptDeseret = ` 00  01/  !`

// ScriptDevanagari is script Devanagari.
const ScriptDevanagari = `  D   E0  !  E5  EC  !  EF  E_  ! *C@ *C_  ! 1L  1L)  !`

// ScriptDives_Akuru is script Dives_Akuru.
const ScriptDives_Akuru = ` 1D  1D&  ! 1D) 1D,  # 1D- 1D3  ! 1D5 1D6  ! 1D8 1DU  ! 1DW 1DX  ! 1D[ 1E&  ! 1E0 1E9  !`

// ScriptDogra is script Dogra.
const ScriptDogra = ` 1@  1@[  !`

// ScriptDuployan is script Duployan.
const ScriptDuployan = ` ;P  ;QJ  ! ;QP ;Q\  ! ;R  ;R(  ! ;R0 ;R9  ! ;R< ;R?  !`

// ScriptEgyptian_Hieroglyphs is script Egyptian_Hieroglyphs.
const ScriptEgyptian_Hieroglyphs = ` 3   315  ! 31@ 4/Z  !`

// ScriptElbasan is script Elbasan.
const ScriptElbasan = ` 04  04G  !`

// ScriptElymaic is script Elymaic.
const ScriptElymaic = ` 0_@ 0_V  !`

// ScriptEthiopic is script Ethiopic.
const ScriptEthiopic = ` !(  !)(  ! !)* !)-  ! !)0 !)6  ! !)8 !):  " !); !)=  ! !)@ !*(  ! !** !*-  ! !*0 !*P  ! !*R !*U  ! !*X !*^  ! !+  !+"  " !+# !+%  ! !+( !+6  ! !+8 !,0  ! !,2 !,5  ! !,8 !-:  ! !-= !-\  ! !.  !.9  ! "V  "V6  ! "V@ "VF  ! "VH "VN  ! "VP "VV  ! "VX "V^  ! "W  "W&  ! "W( "W.  ! "W0 "W6  ! "W8 "W>  ! *L! *L&  ! *L) *L.  ! *L1 *L6  ! *L@ *LF  ! *LH *LN  ! >?@ >?F  ! >?H >?K  ! >?M >?N  ! >?P >?^  !`

// ScriptGaray is script Garay.
const ScriptGaray = ` 0U  0UE  ! 0UI 0V%  ! 0V. 0V/  !`

// ScriptGeorgian is script Georgian.
const ScriptGeorgian = ` !"@ !#%  ! !#' !#-  & !#0 !#Z  ! !#\ !#_  ! !R0 !RZ  ! !R] !R_  ! "T  "TE  ! "TG "TM  &`

// ScriptGlagolitic is script Glagolitic.
const ScriptGlagolitic = ` "P  "Q?  ! >   > &  ! > ( > 8  ! > ; > A  ! > C > D  ! > F > J  !`

// ScriptGothic is script Gothic.
const ScriptGothic = ` 0,P 0-*  !`

// ScriptGrantha is script Grantha.
const ScriptGrantha = ` 1,  1,#  ! 1,% 1,,  ! 1,/ 1,0  ! 1,3 1,H  ! 1,J 1,P  ! 1,R 1,S  ! 1,U 1,Y  ! 1,\ 1-$  ! 1-' 1-(  ! 1-+ 1--  ! 1-0 1-7  ' 1-= 1-C  ! 1-F 1-L  ! 1-P 1-T  !`

// ScriptGreek is script Greek.
const ScriptGreek = `  -P  -S  !  -U  -W  !  -Z  -]  !  -_  .$  %  .&  .(  "  .)  .*  !  .,  ..  "  ./  .A  !  .C  /A  !  /P  /_  ! !TF !TJ  ! !U= !UA  ! !UF !UJ  ! !V_ !\  %! !\! !\5  ! !\8 !\=  ! !\@ !]%  ! !]( !]-  ! !]0 !]7  ! !]9 !]?  " !]@ !]]  ! !^  !^T  ! !^V !_$  ! !_& !_3  ! !_6 !_;  ! !_= !_O  ! !_R !_T  ! !_V !_^  ! "$F *ME(H_ 0%  0&.  ! 0&@ =( -!@ =(! =)%  !`

// ScriptGujarati is script Gujarati.
const ScriptGujarati = `  J!  J#  !  J%  J-  !  J/  J1  !  J3  JH  !  JJ  JP  !  JR  JS  !  JU  JY  !  J\  K%  !  K'  K)  !  K+  K-  !  K0  K@  0  KA  KC  !  KF  KQ  !  KY  K_  !`

// ScriptGunjala_Gondi is script Gunjala_Gondi.
const ScriptGunjala_Gondi = ` 1U@ 1UE  ! 1UG 1UH  ! 1UJ 1V.  ! 1V0 1V1  ! 1V3 1V8  ! 1V@ 1VI  !`

// ScriptGurmukhi is script Gurmukhi.
const ScriptGurmukhi = `  H!  H#  !  H%  H*  !  H/  H0  !  H3  HH  !  HJ  HP  !  HR  HS  !  HU  HV  !  HX  HY  !  H\  H^  "  H_  I"  !  I'  I(  !  I+  I-  !  I1  I9  (  I:  I<  !  I>  IF  (  IG  IV  !`

// ScriptGurung_Khema is script Gurung_Khema.
const ScriptGurung_Khema = ` 6$  6$Y  !`

// ScriptHan is script Han.
const ScriptHan = ` "Z  "Z9  ! "Z; "[S  ! "\  "_5  ! # % # '  " # A # I  ! # X # [  ! #0  $V_  ! $X  )__  ! /D  /IM  ! /IP /K9  ! 6_B 6_C  ! 6_P 6_V  ! @   J;?  ! J<  K@=  ! K@@ LZM  ! LZP NO@  ! NOP NY=  ! O@  OH=  ! P   Q-*  ! Q-0 S1Y  !`

// ScriptHangul is script Hangul.
const ScriptHangul = ` !$  !'_  ! # N # O  ! #$Q #&.  ! #(  #(>  ! #)@ #)^  ! *E@ *E\  ! *P  ->C  ! ->P -?&  ! -?+ -?[  ! /^@ /^^  ! /_" /_'  ! /_* /_/  ! /_2 /_7  ! /_: /_<  !`

// ScriptHanifi_Rohingya is script Hanifi_Rohingya.
const ScriptHanifi_Rohingya = ` 0T  0TG  ! 0TP 0TY  !`

// ScriptHanunoo is script Hanunoo.
const ScriptHanunoo = ` !<@ !<T  !`

// ScriptHatran is script Hatran.
const ScriptHatran = ` 0C@ 0CR  ! 0CT 0CU  ! 0C[ 0C_  !`

// ScriptHebrew is script Hebrew.
const ScriptHebrew = `  61  7'  !  70  7J  !  7O  7T  ! /L= /LV  ! /LX /L\  ! /L^ /M   " /M! /M#  " /M$ /M&  " /M' /M/  !`

// ScriptHiragana is script Hiragana.
const ScriptHiragana = ` #!! #"6  ! #"= #"?  ! ; ! ;$?  ! ;$R ;%0  > ;%1 ;%2  ! ?(  ?(   !`

// ScriptImperial_Aramaic is script Imperial_Aramaic.
const ScriptImperial_Aramaic = ` 0A  0A5  ! 0A7 0A?  !`

// ScriptInherited is script Inherited.
const ScriptInherited = `  ,   -O  !  2%  2&  !  9+  95  !  9P  E1 +A  E2  E4  ! !JP !K=  ! !K@ !KK  ! !S0 !S2  ! !S4 !S@  ! !SB !SH  ! !SM !ST  ' !SX !SY  ! !W  !W_  ! " , " -  ! "#0 "#P  ! # J # M  ! #"9 #":  ! /X  /X/  ! /X@ /XM  ! 0'] 0+@ #C 1,[ <\ +O% <\! <\M  ! <\P <]&  ! =%G =%I  ! =%[ =&"  ! =&% =&+  ! =&J =&M  !#@$ #@'O  !`

// ScriptInscriptional_Pahlavi is script Inscriptional_Pahlavi.
const ScriptInscriptional_Pahlavi = ` 0M@ 0MR  ! 0MX 0M_  !`

// ScriptInscriptional_Parthian is script Inscriptional_Parthian.
const ScriptInscriptional_Parthian = ` 0M  0M5  ! 0M8 0M?  !`

// ScriptJavanese is script Javanese.
const ScriptJavanese = ` *F  *G-  ! *G0 *G9  ! *G> *G?  !`

// ScriptKaithi is script Kaithi.
const ScriptKaithi = ` 1"  1#"  ! 1#- 1#-  !`

// ScriptKannada is script Kannada.
const ScriptKannada = `  R   R,  !  R.  R0  !  R2  RH  !  RJ  RS  !  RU  RY  !  R\  S$  !  S&  S(  !  S*  S-  !  S5  S6  !  S<  S>  !  S@  SC  !  SF  SO  !  SQ  SS  !`

// ScriptKatakana is script Katakana.
const ScriptKatakana = ` #"A ##Z  ! ##] ##_  ! #'P #'_  ! #+0 #+^  ! #,  #-7  ! /]F /]O  ! /]Q /^=  ! :_P :_S  ! :_U :_[  ! :_] :_^  ! ;   ;$@ $@ ;$A ;$B  ! ;%5 ;%D  / ;%E ;%G  !`

// ScriptKawi is script Kawi.
const ScriptKawi = ` 1\  1\0  ! 1\2 1\Z  ! 1\^ 1]:  !`

// ScriptKayah_Li is script Kayah_Li.
const ScriptKayah_Li = ` *D  *DM  ! *DO *DO  !`

// ScriptKharoshthi is script Kharoshthi.
const ScriptKharoshthi = ` 0H  0H#  ! 0H% 0H&  ! 0H, 0H3  ! 0H5 0H7  ! 0H9 0HU  ! 0HX 0HZ  ! 0H_ 0I(  ! 0I0 0I8  !`

// ScriptKhitan_Small_Script is script Khitan_Small_Script.
const ScriptKhitan_Small_Script = ` 6_D 8L !L< 8L! 8S5  ! 8S_ 8S_  !`

// ScriptKhmer is script Khmer.
const ScriptKhmer = ` !>  !?=  ! !?@ !?I  ! !?P !?Y  ! !G@ !G_  !`

// ScriptKhojki is script Khojki.
const ScriptKhojki = ` 1(  1(1  ! 1(3 1)!  !`

// ScriptKhudawadi is script Khudawadi.
const ScriptKhudawadi = ` 1*P 1+J  ! 1+P 1+Y  !`

// ScriptKirat_Rai is script Kirat_Rai.
const ScriptKirat_Rai = ` 6U  6UY  !`

// ScriptLao is script Lao.
const ScriptLao = `  Z!  Z"  !  Z$  Z&  "  Z'  Z*  !  Z,  ZC  !  ZE  ZG  "  ZH  Z]  !  [   [$  !  [&  [(  "  [)  [.  !  [0  [9  !  [<  [?  !`

// ScriptLatin is script Latin.
const ScriptLatin = `  !!  !:  !  !A  !Z  !  "J  "Z  0  #   #6  !  #8  #V  !  #X  *X  !  +@  +D  ! !T  !TE  ! !TL !U<  ! !UB !UE  ! !UK !UW  ! !UY !V^  ! !X  ![_  ! "!Q "!_  . ""0 ""<  ! "$J "$K  ! "$R "%.  < "%@ "&(  ! "Q@ "Q_  ! *<B *>'  ! *>+ *?<  ! *?Q *?_  ! *LP *M:  ! *M< *MD  ! *MF *MI  ! /L  /L&  ! /\A /\Z  ! /]! /]:  ! 0>  0>%  ! 0>' 0>P  ! 0>R 0>Z  ! =\  =\>  ! =\E =\J  !`

// ScriptLepcha is script Lepcha.
const ScriptLepcha = ` !P  !PW  ! !P[ !Q)  ! !Q- !Q/  !`

// ScriptLimbu is script Limbu.
const ScriptLimbu = ` !D  !D>  ! !D@ !DK  ! !DP !D[  ! !E  !E$  $ !E% !E/  !`

// ScriptLinear_A is script Linear_A.
const ScriptLinear_A = ` 08  0<V  ! 0=  0=5  ! 0=@ 0=G  !`

// ScriptLinear_B is script Linear_B.
const ScriptLinear_B = ` 0   0 +  ! 0 - 0 F  ! 0 H 0 Z  ! 0 \ 0 ]  ! 0 _ 0!-  ! 0!0 0!=  ! 0"  0#Z  !`

// ScriptLisu is script Lisu.
const ScriptLisu = ` *30 *3_  ! 1^P 1^P  !`

// ScriptLycian is script Lycian.
const ScriptLycian = ` 0*  0*<  !`

// ScriptLydian is script Lydian.
const ScriptLydian = ` 0D@ 0DY  ! 0D_ 0D_  !`

// ScriptMahajani is script Mahajani.
const ScriptMahajani = ` 1%0 1%V  !`

// ScriptMakasar is script Makasar.
const ScriptMakasar = ` 1[@ 1[X  !`

// ScriptMalayalam is script Malayalam.
const ScriptMalayalam = `  T   T,  !  T.  T0  !  T2  U$  !  U&  U(  !  U*  U/  !  U4  UC  !  UF  U_  !`

// ScriptMandaic is script Mandaic.
const ScriptMandaic = `  A   A;  !  A>  A>  !`

// ScriptManichaean is script Manichaean.
const ScriptManichaean = ` 0K  0KF  ! 0KK 0KV  !`

// ScriptMarchen is script Marchen.
const ScriptMarchen = ` 1QP 1R/  ! 1R2 1RG  ! 1RI 1RV  !`

// ScriptMasaram_Gondi is script Masaram_Gondi.
const ScriptMasaram_Gondi = ` 1T  1T&  ! 1T( 1T)  ! 1T+ 1TV  ! 1TZ 1T\  " 1T] 1T_  " 1U  1U'  ! 1U0 1U9  !`

// ScriptMedefaidrin is script Medefaidrin.
const ScriptMedefaidrin = ` 6Y  6Z:  !`

// ScriptMeetei_Mayek is script Meetei_Mayek.
const ScriptMeetei_Mayek = ` *K@ *KV  ! *O  *OM  ! *OP *OY  !`

// ScriptMende_Kikakui is script Mende_Kikakui.
const ScriptMende_Kikakui = ` >@  >C$  ! >C' >C6  !`

// ScriptMeroitic_Cursive is script Meroitic_Cursive.
const ScriptMeroitic_Cursive = ` 0F@ 0FW  ! 0F\ 0G/  ! 0G2 0G_  !`

// ScriptMeroitic_Hieroglyphs is script Meroitic_Hieroglyphs.
const ScriptMeroitic_Hieroglyphs = ` 0F  0F?  !`

// ScriptMiao is script Miao.
const ScriptMiao = ` 6\  6]*  ! 6]/ 6^'  ! 6^/ 6^?  !`

// ScriptModi is script Modi.
const ScriptModi = ` 18  19$  ! 190 199  !`

// ScriptMongolian is script Mongolian.
const ScriptMongolian = ` !@  !@!  ! !@$ !@&  " !@' !@9  ! !@@ !AX  ! !B  !BJ  ! 19@ 19L  !`

// ScriptMro is script Mro.
const ScriptMro = ` 6I  6I>  ! 6I@ 6II  ! 6IN 6IO  !`

// ScriptMultani is script Multani.
const ScriptMultani = ` 1*  1*&  ! 1*( 1**  " 1*+ 1*-  ! 1*/ 1*=  ! 1*? 1*I  !`

// ScriptMyanmar is script Myanmar.
const ScriptMyanmar = ` !   !"?  ! *G@ *G^  ! *I@ *I_  ! 1;0 1;C  !`

// ScriptNabataean is script Nabataean.
const ScriptNabataean = ` 0B  0B>  ! 0BG 0BO  !`

// ScriptNag_Mundari is script Nag_Mundari.
const ScriptNag_Mundari = ` >30 >3Y  !`

// ScriptNandinagari is script Nandinagari.
const ScriptNandinagari = ` 1F@ 1FG  ! 1FJ 1G7  ! 1G: 1GD  !`

// ScriptNew_Tai_Lue is script New_Tai_Lue.
const ScriptNew_Tai_Lue = ` !F  !FK  ! !FP !G)  ! !G0 !G:  ! !G> !G?  !`

// ScriptNewa is script Newa.
const ScriptNewa = ` 10  11;  ! 11= 11A  !`

// ScriptNko is script Nko.
const ScriptNko = `  ?   ?Z  !  ?]  ?_  !`

// ScriptNushu is script Nushu.
const ScriptNushu = ` 6_A ;%P$&/ ;%Q ;+[  !`

// ScriptNyiakeng_Puachue_Hmong is script Nyiakeng_Puachue_Hmong.
const ScriptNyiakeng_Puachue_Hmong = ` >$  >$L  ! >$P >$]  ! >%  >%)  ! >%. >%/  !`

// ScriptOgham is script Ogham.
const ScriptOgham = ` !:  !:<  !`

// ScriptOl_Chiki is script Ol_Chiki.
const ScriptOl_Chiki = ` !Q0 !Q_  !`

// ScriptOl_Onal is script Ol_Onal.
const ScriptOl_Onal = ` >70 >7Z  ! >7_ >7_  !`

// ScriptOld_Hungarian is script Old_Hungarian.
const ScriptOld_Hungarian = ` 0R  0RR  ! 0S  0SR  ! 0SZ 0S_  !`

// ScriptOld_Italic is script Old_Italic.
const ScriptOld_Italic = ` 0,  0,C  ! 0,M 0,O  !`

// ScriptOld_North_Arabian is script Old_North_Arabian.
const ScriptOld_North_Arabian = ` 0J  0J?  !`

// ScriptOld_Permic is script Old_Permic.
const ScriptOld_Permic = ` 0-0 0-Z  !`

// ScriptOld_Persian is script Old_Persian.
const ScriptOld_Persian = ` 0.@ 0/#  ! 0/( 0/5  !`

// ScriptOld_Sogdian is script Old_Sogdian.
const ScriptOld_Sogdian = ` 0\  0\G  !`

// ScriptOld_South_Arabian is script Old_South_Arabian.
const ScriptOld_South_Arabian = ` 0I@ 0I_  !`

// ScriptOld_Turkic is script Old_Turkic.
const ScriptOld_Turkic = ` 0P  0Q(  !`

// ScriptOld_Uyghur is script Old_Uyghur.
const ScriptOld_Uyghur = ` 0]P 0^)  !`

// ScriptOriya is script Oriya.
const ScriptOriya = `  L!  L#  !  L%  L,  !  L/  L0  !  L3  LH  !  LJ  LP  !  LR  LS  !  LU  LY  !  L\  M$  !  M'  M(  !  M+  M-  !  M5  M7  !  M<  M=  !  M?  MC  !  MF  MW  !`

// ScriptOsage is script Osage.
const ScriptOsage = ` 02P 033  ! 038 03[  !`

// ScriptOsmanya is script Osmanya.
const ScriptOsmanya = ` 02  02=  ! 02@ 02I  !`

// ScriptPahawh_Hmong is script Pahawh_Hmong.
const ScriptPahawh_Hmong = ` 6L  6M%  ! 6M0 6M9  ! 6M; 6MA  ! 6MC 6MW  ! 6M] 6N/  !`

// ScriptPalmyrene is script Palmyrene.
const ScriptPalmyrene = ` 0A@ 0A_  !`

// ScriptPau_Cin_Hau is script Pau_Cin_Hau.
const ScriptPau_Cin_Hau = ` 1K  1KX  !`

// ScriptPhags_Pa is script Phags_Pa.
const ScriptPhags_Pa = ` *A  *AW  !`

// ScriptPhoenician is script Phoenician.
const ScriptPhoenician = ` 0D  0D;  ! 0D? 0D?  !`

// ScriptPsalter_Pahlavi is script Psalter_Pahlavi.
const ScriptPsalter_Pahlavi = ` 0N  0N1  ! 0N9 0N<  ! 0NI 0NO  !`

// ScriptRejang is script Rejang.
const ScriptRejang = ` *DP *E3  ! *E? *E?  !`

// ScriptRunic is script Runic.
const ScriptRunic = ` !:@ !;J  ! !;N !;X  !`

// ScriptSamaritan is script Samaritan.
const ScriptSamaritan = `  @   @M  !  @P  @^  !`

// ScriptSaurashtra is script Saurashtra.
const ScriptSaurashtra = ` *B  *C%  ! *C. *C9  !`

// ScriptSharada is script Sharada.
const ScriptSharada = ` 1&  1'?  ! 1M@ 1MG  !`

// ScriptShavian is script Shavian.
const ScriptShavian = ` 010 01_  !`

// ScriptSiddham is script Siddham.
const ScriptSiddham = ` 16  16U  ! 16X 17=  !`

// ScriptSidetic is script Sidetic.
const ScriptSidetic = ` 0E  0E9  !`

// ScriptSignWriting is script SignWriting.
const ScriptSignWriting = ` =@  =J+  ! =J; =J?  ! =JA =JO  !`

// ScriptSinhala is script Sinhala.
const ScriptSinhala = `  V!  V#  !  V%  V6  !  V:  VQ  !  VS  V[  !  V]  W   #  W!  W&  !  W*  W/  %  W0  W4  !  W6  W8  "  W9  W?  !  WF  WO  !  WR  WT  ! 1'A 1'T  !`

// ScriptSogdian is script Sogdian.
const ScriptSogdian = ` 0\P 0]9  !`

// ScriptSora_Sompeng is script Sora_Sompeng.
const ScriptSora_Sompeng = ` 1#0 1#H  ! 1#P 1#Y  !`

// ScriptSoyombo is script Soyombo.
const ScriptSoyombo = ` 1I0 1JB  !`

// ScriptSundanese is script Sundanese.
const ScriptSundanese = ` !N  !N_  ! !S  !S'  !`

// ScriptSunuwar is script Sunuwar.
const ScriptSunuwar = ` 1O  1OA  ! 1OP 1OY  !`

// ScriptSyloti_Nagri is script Syloti_Nagri.
const ScriptSyloti_Nagri = ` *@  *@L  !`

// ScriptSyriac is script Syriac.
const ScriptSyriac = `  <   <-  !  </  =*  !  =-  =/  !  A@  AJ  !`

// ScriptTagalog is script Tagalog.
const ScriptTagalog = ` !<  !<5  ! !<? !<?  !`

// ScriptTagbanwa is script Tagbanwa.
const ScriptTagbanwa = ` !=@ !=L  ! !=N !=P  ! !=R !=S  !`

// ScriptTai_Le is script Tai_Le.
const ScriptTai_Le = ` !E0 !EM  ! !EP !ET  !`

// ScriptTai_Tham is script Tai_Tham.
const ScriptTai_Tham = ` !H@ !I>  ! !I@ !I\  ! !I_ !J)  ! !J0 !J9  ! !J@ !JM  !`

// ScriptTai_Viet is script Tai_Viet.
const ScriptTai_Viet = ` *J  *K"  ! *K; *K?  !`

// ScriptTai_Yo is script Tai_Yo.
const ScriptTai_Yo = ` >;  >;>  ! >;@ >;U  ! >;^ >;_  !`

// ScriptTakri is script Takri.
const ScriptTakri = ` 1:  1:Y  ! 1;  1;)  !`

// ScriptTamil is script Tamil.
const ScriptTamil = `  N"  N#  !  N%  N*  !  N.  N0  !  N2  N5  !  N9  N:  !  N<  N>  "  N?  NC  $  ND  NH  $  NI  NJ  !  NN  NY  !  N^  O"  !  O&  O(  !  O*  O-  !  O0  O7  '  OF  OZ  ! 1_  1_Q  ! 1__ 1__  !`

// ScriptTangsa is script Tangsa.
const ScriptTangsa = ` 6IP 6J^  ! 6K  6K)  !`

// ScriptTangut is script Tangut.
const ScriptTangut = ` 6_@ 7    @ 7 ! 8K_  ! 8T  8T>  ! 8V  8WR  !`

// ScriptTelugu is script Telugu.
const ScriptTelugu = `  P   P,  !  P.  P0  !  P2  PH  !  PJ  PY  !  P\  Q$  !  Q&  Q(  !  Q*  Q-  !  Q5  Q6  !  Q8  Q:  !  Q<  Q=  !  Q@  QC  !  QF  QO  !  QW  Q_  !`

// ScriptThaana is script Thaana.
const ScriptThaana = `  >   >Q  !`

// ScriptThai is script Thai.
const ScriptThai = `  X!  XZ  !  Y   Y;  !`

// ScriptTibetan is script Tibetan.
const ScriptTibetan = `  \   ]'  !  ])  ]L  !  ]Q  ^7  !  ^9  ^\  !  ^^  _,  !  _.  _4  !  _9  _:  !`

// ScriptTifinagh is script Tifinagh.
const ScriptTifinagh = ` "TP "UG  ! "UO "UP  ! "U_ "U_  !`

// ScriptTirhuta is script Tirhuta.
const ScriptTirhuta = ` 12  13'  ! 130 139  !`

// ScriptTodhri is script Todhri.
const ScriptTodhri = ` 07  07S  !`

// ScriptTolong_Siki is script Tolong_Siki.
const ScriptTolong_Siki = ` 1VP 1W;  ! 1W@ 1WI  !`

// ScriptToto is script Toto.
const ScriptToto = ` >*0 >*N  !`

// ScriptTulu_Tigalari is script Tulu_Tigalari.
const ScriptTulu_Tigalari = ` 1.  1.)  ! 1.+ 1..  # 1.0 1.U  ! 1.W 1/   ! 1/" 1/%  # 1/' 1/*  ! 1/, 1/5  ! 1/7 1/8  ! 1/A 1/B  !`

// ScriptUgaritic is script Ugaritic.
const ScriptUgaritic = ` 0.  0.=  ! 0.? 0.?  !`

// ScriptVai is script Vai.
const ScriptVai = ` *4  *8K  !`

// ScriptVithkuqi is script Vithkuqi.
const ScriptVithkuqi = ` 05P 05Z  ! 05\ 06*  ! 06, 062  ! 064 065  ! 067 06A  ! 06C 06Q  ! 06S 06Y  ! 06[ 06\  !`

// ScriptWancho is script Wancho.
const ScriptWancho = ` >+  >+Y  ! >+_ >+_  !`

// ScriptWarang_Citi is script Warang_Citi.
const ScriptWarang_Citi = ` 1B@ 1CR  ! 1C_ 1C_  !`

// ScriptYezidi is script Yezidi.
const ScriptYezidi = ` 0Z  0ZI  ! 0ZK 0ZM  ! 0ZP 0ZQ  !`

// ScriptYi is script Yi.
const ScriptYi = ` *   *2,  ! *20 *3&  !`

// ScriptZanabazar_Square is script Zanabazar_Square.
const ScriptZanabazar_Square = ` 1H  1I'  !`
