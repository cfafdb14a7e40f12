// The data is made from the Unicode Character Database 17.0.0; doc.go describes the form.
package unitables

// PropertyASCII_Hex_Digit is property ASCII_Hex_Digit.
const PropertyASCII_Hex_Digit = `   P   Y  !  !!  !&  !  !A  !F  !`

// PropertyBidi_Control is property Bidi_Control.
const PropertyBidi_Control = `  8< " .!GR " / " J  ; " K " N  ! "!F "!I  !`

// PropertyDash is property Dash.
const PropertyDash = `   M  6* 5=  6^ !0  Y" !@& " 0 @* " 1 " 5  ! "!3 "![  H ""+ "(2 &' "X7 "X:  # "XZ "X[  ! "Y  "Y=  = # < # P  4 #"@ /XQ,V1 /XR /Y8  F /YC /\- "J 0UN 0ZM $_`

// PropertyDeprecated is property Deprecated.
const PropertyDeprecated = `  %)  9S 4J  ]W  ]Y  " !>C !>D  ! "!J "!O  ! ",I ",J  !#@ !#@ !  !`

// PropertyDiacritic is property Diacritic.
const PropertyDiacritic = `  !>  !@  "  "H  "O  '  "T  "W  #  "X  *P 'X  *Q  -.  !  -0  -7  !  -=  -B  !  -T  -U  !  -Z  .$  *  .%  2# #^  2$  2'  !  59  61  X  62  6]  !  6_  7!  "  7"  7$  "  7%  7'  "  9+  92  !  97  98  !  ;?  ;@  !  ;E  ;F  !  ;J  ;L  !  <P  =*  !  >F  >P  !  ?K  ?U  !  @8  @9  !  B8  B?  !  C)  C2  !  CC  C^  !  D\  E-  1  E1  E4  !  EQ  F\ !+  G-  H\ !O  I-  J\ !O  K-  K]  P  K^  K_  !  L\  M-  1  M5  O- !X  P\  Q-  1  R\  S-  1  T[  T\  !  U-  W* !]  XZ  Y'  -  Y(  Y,  !  Y.  ZZ !L  [(  [,  !  \8  \9  !  \U  \Y  "  \^  \_  !  ^"  ^$  !  ^&  ^'  !  _& ! W !Q ! Y ! Z  ! !!C !!D  ! !!I !!M  ! !"' !"-  ! !"/ !":  + !"; !-= +" !-> !-?  ! !<4 !<5  ! !<T !?) "5 !?* !?3  ! !?= !DY %< !DZ !D[  ! !I@ !IU  5 !IV !I\  ! !I_ !JP  Q !JQ !J^  ! !K! !K+  ! !K/ !K=  ! !K@ !KK  ! !LT !M$  0 !MK !MS  ! !NJ !NK  ! !OF !OR  , !OS !PV !# !PW !QX !! !QY !Q]  ! !S0 !SH  ! !SM !ST  ' !SW !SY  ! !TL !UJ  ! !V; !V^  ! !W$ !W/  ! !WU !W_  ! !^] !^_  " !_  !_!  ! !_- !_/  ! !_= !_?  ! !_M !_O  ! !_] !_^  ! "SO "SQ  ! "XO # J '[ # K # O  ! #"9 #"<  ! ##\ *9O'5S *9\ *9]  ! *9_ *:<  = *:= *;P !3 *;Q *<   / *<! *<A  ! *>( *>*  ! *?Q *?X  ' *?Y *@&  - *@L *C$ "8 *C@ *CQ  ! *DK *DN  ! *E3 *FS !@ *G  *GE  E *I[ *I]  ! *J_ *K"  ! *KV *M; !E *M< *M?  ! *MI *MK  ! *OL *OM  ! /L> /X@ ," /XA /XO  ! /\^ /]   " /]P /^>  N /^? /_C !$ 0+@ 0>  2@ 0>! 0>%  ! 0>' 0>P  ! 0>R 0>Z  ! 0HX 0HZ  ! 0H_ 0KE "F 0KF 0TB (\ 0TC 0TG  ! 0U. 0UI  ; 0UJ 0UM  ! 0[Z 0[]  # 0[^ 0[_  ! 0]& 0]0  ! 0^" 0^%  ! 1!& 1!P  J 1"Y 1"Z  ! 1$S 1$T  ! 1%S 1'  !- 1'* 1',  ! 1(U 1(V  ! 1+I 1+J  ! 1,[ 1,\  ! 1-- 1-F  9 1-G 1-L  ! 1-P 1-T  ! 1/. 1/0  ! 1/2 1/3  ! 1/A 1/B  ! 11" 11&  $ 13" 13#  ! 16_ 17   ! 18_ 1:V !W 1:W 1<K !T 1@Y 1@Z  ! 1D] 1D^  ! 1E# 1G@ "= 1HT 1I'  3 1J9 1P_ &F 1U" 1U$  " 1U% 1V7 !2 1W9 1]! %H 1]" 1]:  8 31' 315  ! 6$O 6KP G! 6KQ 6KT  ! 6LP 6LV  ! 6UK 6UL  ! 6^/ 6^?  ! 6_P 6_Q  ! :_P :_S  ! :_U :_[  ! :_] :_^  ! <\  <\M  ! <\P <]&  ! =%G =%I  ! =%M =%R  ! =%[ =&"  ! =&% =&+  ! =&J =&M  ! > P >!M  ! >$P >$V  ! >*N >+L  ^ >+M >+O  ! >7N >7O  ! >C0 >C6  ! >E$ >E&  ! >E( >E*  !`

// PropertyExtender is property Extender.
const PropertyExtender = `  "W  +0 (9  +1  9  -O  ?Z  IQ )W  K[  M5 !:  Y&  [& "  !@* !A#  Y !JG !PV &/ !Q[ # %!.* # Q # U  ! #"= #">  ! ##\ ##^  ! * 5 *8, 7W *G/ *GF  7 *IP *K= !M *KS *KT  ! /]P /]P  ! 0>! 0>"  ! 0U. 0UJ  < 0UO 1(W 3( 1-= 1/2 !U 1/3 17& 'S 17' 17(  ! 1J8 1W9 -! 6M" 6M#  ! 6_@ 6_A  ! 6_C 6_R  / 6_S >$\'%) >$] >7O 2R >E$ >E&  !`

// PropertyHex_Digit is property Hex_Digit.
const PropertyHex_Digit = `   P   Y  !  !!  !&  !  !A  !F  ! /\0 /\9  ! /\A /\F  ! /]! /]&  !`

// PropertyHyphen is property Hyphen.
const PropertyHyphen = `   M  "M "   6* !@&!)\ " 0 " 1  ! "X7 ##[ +D /YC /\- "J /]E /]E  !`

// PropertyIDS_Binary_Operator is property IDS_Binary_Operator.
const PropertyIDS_Binary_Operator = ` "_P "_Q  ! "_T "_]  ! #'O #'O  !`

// PropertyIDS_Trinary_Operator is property IDS_Trinary_Operator.
const PropertyIDS_Trinary_Operator = ` "_R "_S  !`

// PropertyIDS_Unary_Operator is property IDS_Unary_Operator.
const PropertyIDS_Unary_Operator = ` "_^ "__  !`

// PropertyID_Compat_Math_Continue is property ID_Compat_Math_Continue.
const PropertyID_Compat_Math_Continue = `  "R  "S  !  "Y "!P!^W "!T "!^  ! ""  "".  ! "(" "('  % "(> "(>  ! =;! =;;  : =;[ =<5  : =<U ==/  : ==O =>)  : =>I =?#  :`

// PropertyID_Compat_Math_Start is property ID_Compat_Math_Start.
const PropertyID_Compat_Math_Start = ` "(" "('  % "(> "(>  ! =;! =;;  : =;[ =<5  : =<U ==/  : ==O =>)  : =>I =?#  :`

// PropertyIdeographic is property Ideographic.
const PropertyIdeographic = ` # & # '  ! # A # I  ! # X # Z  ! #0  $V_  ! $X  )__  ! /D  /IM  ! /IP /K9  ! 6_D 6_R  . 6_S 6_V  ! 7   8S5  ! 8S_ 8T>  ! 8V  8WR  ! ;%P ;+[  ! @   J;?  ! J<  K@=  ! K@@ LZM  ! LZP NO@  ! NOP NY=  ! O@  OH=  ! P   Q-*  ! Q-0 S1Y  !`

// PropertyJoin_Control is property Join_Control.
const PropertyJoin_Control = ` " , " -  !`

// PropertyLogical_Order_Exception is property Logical_Order_Exception.
const PropertyLogical_Order_Exception = `  Y   Y$  !  [   [$  ! !FU !FW  ! !FZ *JU)#[ *JV *JY  # *J[ *J\  !`

// PropertyModifier_Combining_Mark is property Modifier_Combining_Mark.
const PropertyModifier_Combining_Mark = `  94  95  !  98  ;< "$  ;C  ;G  $  ;H  C* 'B  C+  C-  "  C.  C/  !  C3  CS  @`

// PropertyNoncharacter_Code_Point is property Noncharacter_Code_Point.
const PropertyNoncharacter_Code_Point = ` /W0 /WO  ! /_^ /__  ! ?_^ ?__  ! O_^ O__  ! __^ ___  !!/_^!/__  !!?_^!?__  !!O_^!O__  !!__^!___  !"/_^"/__  !"?_^"?__  !"O_^"O__  !"__^"___  !#/_^#/__  !#?_^#?__  !#O_^#O__  !#__^#___  !$/_^$/__  !`

// PropertyOther_Alphabetic is property Other_Alphabetic.
const PropertyOther_Alphabetic = `  -%  -C  >  -D  -O  !  6P  6]  !  6_  7!  "  7"  7$  "  7%  7'  "  80  8:  !  9+  97  !  99  9?  !  9P  ;6 !F  ;7  ;<  !  ;A  ;D  !  ;G  ;H  !  ;M  <1  D  <P  <_  !  >F  >P  !  @6  @7  !  @;  @C  !  @E  @G  !  @I  @L  !  B7  C4  ]  C5  C?  !  CC  CI  !  CP  D#  !  DZ  D[  !  D^  E,  !  E.  E/  !  E5  E7  !  EB  EC  !  F!  F#  !  F^  G$  !  G'  G(  !  G+  G,  !  G7  GB  +  GC  H!  >  H"  H#  !  H^  I"  !  I'  I(  !  I+  I,  !  I1  IP  ?  IQ  IU  $  J!  J#  !  J^  K%  !  K'  K)  !  K+  K,  !  KB  KC  !  KZ  K\  !  L!  L#  !  L^  M$  !  M'  M(  !  M+  M,  !  M6  M7  !  MB  MC  !  N"  N^  \  N_  O"  !  O&  O(  !  O*  O,  !  O7  P   I  P!  P$  !  P^  Q$  !  Q&  Q(  !  Q*  Q,  !  Q5  Q6  !  QB  QC  !  R!  R#  !  R^  S$  !  S&  S(  !  S*  S,  !  S5  S6  !  SB  SC  !  SS  T   -  T!  T#  !  T^  U$  !  U&  U(  !  U*  U,  !  U7  UB  +  UC  V!  >  V"  V#  !  W/  W4  !  W6  W8  "  W9  W?  !  WR  WS  !  XQ  XT  #  XU  XZ  !  Y-  ZQ !D  ZT  ZY  !  Z[  Z\  !  [-  ]Q "D  ]R  ^#  !  ^-  ^7  !  ^9  ^\  ! ! K ! V  ! ! X ! [  # ! \ ! ^  ! !!6 !!9  ! !!> !!@  ! !!B !!D  ! !!G !!M  ! !!Q !!T  ! !"" !"-  ! !"/ !":  + !"; !"=  ! !<2 !<3  ! !<R !<S  ! !=2 !=3  ! !=R !=S  ! !>V !?(  ! !B% !B&  ! !BI !D@ !W !DA !DK  ! !DP !DX  ! !H7 !H;  ! !I5 !I>  ! !IA !IT  ! !J_ !K   ! !K, !K.  ! !L  !L$  ! !LU !M#  ! !N  !N"  ! !NA !NI  ! !NL !NM  ! !OG !OQ  ! !PD !PV  ! !W3 !WT  ! "2V "3I  ! "W@ "W_  ! *9T *9[  ! *:> *:?  ! *@" *@+  ) *@C *@G  ! *B  *B!  ! *BT *C#  ! *C% *C_  Z *DF *DJ  ! *E' *E2  ! *F  *F#  ! *FT *F_  ! *GE *HI !$ *HJ *HV  ! *I# *I,  ) *I- *I[  N *I\ *I]  ! *JP *JR  " *JS *JT  ! *JW *JX  ! *J^ *KK  M *KL *KO  ! *KU *OC #N *OD *OJ  ! /L> /L>  ! 0-V 0-Z  ! 0H! 0H#  ! 0H% 0H&  ! 0H, 0H/  ! 0TD 0TG  ! 0UI 0ZK %" 0ZL 0[Z !. 0[[ 0[\  ! 1   1 "  ! 1 X 1!%  ! 1!S 1!T  ! 1"  1""  ! 1"P 1"X  ! 1#" 1$   ^ 1$! 1$"  ! 1$G 1$R  ! 1%% 1%&  ! 1&  1&"  ! 1&S 1&_  ! 1'. 1'/  ! 1(L 1(T  ! 1(W 1(^  ' 1)! 1+? "> 1+@ 1+H  ! 1,  1,#  ! 1,^ 1-$  ! 1-' 1-(  ! 1-+ 1-,  ! 1-7 1-B  + 1-C 1.X !5 1.Y 1/   ! 1/" 1/%  # 1/' 1/*  ! 1/, 1/-  ! 10U 11!  ! 11# 11%  ! 12P 13!  ! 16O 16U  ! 16X 16^  ! 17< 17=  ! 18P 18^  ! 19  1:K !K 1:L 1:U  ! 1<= 1<J  ! 1@L 1@X  ! 1DP 1DU  ! 1DW 1DX  ! 1D[ 1D\  ! 1E  1E"  " 1G1 1G7  ! 1G: 1G?  ! 1GD 1H!  = 1H" 1H*  ! 1HU 1HY  ! 1H[ 1H^  ! 1I1 1I;  ! 1J* 1J7  ! 1M@ 1MG  ! 1PO 1PV  ! 1PX 1P^  ! 1R2 1RG  ! 1RI 1RV  ! 1TQ 1TV  ! 1TZ 1T\  " 1T] 1T_  " 1U  1U!  ! 1U# 1U'  $ 1V* 1V.  ! 1V0 1V1  ! 1V3 1V6  ! 1[S 1[V  ! 1\  1\!  ! 1\# 1\T  Q 1\U 1\Z  ! 1\^ 1]   ! 6$> 6$N  ! 6]/ 6]1  " 6]2 6^'  ! 6^/ 6^2  ! 6_P 6_Q  ! ;R> >  "-B > ! > &  ! > ( > 8  ! > ; > A  ! > C > D  ! > F > J  ! >"/ >;C 94 >;F >;N  ( >;O >;U  & >E' ?$P ?I ?$Q ?%)  ! ?%0 ?%I  ! ?%P ?&)  !`

// PropertyOther_Default_Ignorable_Code_Point is property Other_Default_Ignorable_Code_Point.
const PropertyOther_Default_Ignorable_Code_Point = `  -/ !%? X0 !%@ !>T 94 !>U "!E BP #%D /^@,X\ /_P /_X  !#@  #@ "  "#@ ##@ ?  !#@" #@#_  !#@'P#@__  !`

// PropertyOther_Grapheme_Extend is property Other_Grapheme_Extend.
const PropertyOther_Grapheme_Extend = `  F^  G7  9  L^  M7  9  N^  O7  9  S   S"  "  S'  S(  !  S*  S+  !  S5  S6  !  T^  U7  9  W/  W?  0 !<5 !<T  ? !LU !L[  & !L] !M#  & !M$ !NJ !F !OR !OS  ! " , # N! B # O *E3'DD *G  /^>%7> /^? /^?  ! 1'  1(U !U 1,^ 1--  / 1-7 1.X !A 1/" 1/%  # 1/' 1/)  ! 1// 12P #A 12] 16O #R 1:V 1DP )Z 1D] 1]! 8$ 6_P 6_Q  ! =%E =%F  ! =%M =%R  !#@ @#@!_  !`

// PropertyOther_ID_Continue is property Other_ID_Continue.
const PropertyOther_ID_Continue = `  "W  .' +0 !-I !-Q  ! !G: " , 8R " - ##[!#N /]E /]E  !`

// PropertyOther_ID_Start is property Other_ID_Start.
const PropertyOther_ID_Start = ` !B% !B&  ! "$8 "$N  6 #"; #"<  !`

// PropertyOther_Lowercase is property Other_Lowercase.
const PropertyOther_Lowercase = `  "J  "Z  0  *P  *X  !  +   +!  !  +@  +D  !  -%  -Z  U !#\ !TL PP !TM !UJ  ! !UX !V;  C !V< !V_  ! "!Q "!_  . ""0 ""<  ! "%P "%_  ! "30 "3I  ! "Q\ "Q]  ! *:< *:=  ! *=P *?Q "! *?R *?T  ! *?X *?Y  ! *M< *M?  ! *MI *MI  ! 0>  0>#  # 0>$ 0>%  ! 0>' 0>P  ! 0>R 0>Z  ! > P >!M  !`

// PropertyOther_Math is property Other_Math.
const PropertyOther_Math = `  !>  /0 -R  /1  /2  !  /5  /P  ;  /Q  /T  #  /U " 6!PA " R " T  ! "!  "!A  A "!B "!D  ! "!] "!^  ! ""- "".  ! "#0 "#<  ! "#A "#E  $ "#F "#K  % "#L "#O  ! "$" "$'  % "$* "$3  ! "$5 "$9  $ "$: "$=  ! "$D "$H  $ "$I "$L  # "$M "$O  " "$P "$Q  ! "$S "$X  ! "$\ "$_  ! "%% "%)  ! "&5 "&9  ! "&< "&?  ! "&A "&B  ! "&D "&E  ! "&G "&I  " "&J "&M  ! "&P "&Q  ! "&V "&W  ! "&\ "'-  ! "'0 "'1  ! "'3 "'5  " "'6 "';  ! "'= "'D  ' "'E ",( $C ",) ",+  ! ".T ".U  ! ".W "/0  9 "/B "6@ &^ "6A "6N  - "6O "6V  ! "6\ "7   ! "7& "7'  ! "7* "7+  ! "7/ "73  ! "7B "7D  " "7G "7L  ! "8% "8&  ! "9  "9"  " "9@ "9C  ! "9M "9N  ! "?% "?&  ! "?F "?O  ! "F# "F8  ! "G8 "G;  ! "G\ "G]  ! /YA /YC  " /YH /\\ #4 /\^ /\^  ! =0  =14  ! =16 =2<  ! =2> =2?  ! =2B =2E  # =2F =2I  # =2J =2L  ! =2N =2Y  ! =2[ =2]  " =2^ =3#  ! =3% =4%  ! =4' =4*  ! =4- =44  ! =46 =4<  ! =4> =4Y  ! =4[ =4^  ! =5  =5$  ! =5& =5*  $ =5+ =50  ! =52 =:E  ! =:H =;   ! =;" =;:  ! =;< =;Z  ! =;\ =<4  ! =<6 =<T  ! =<V ==.  ! ==0 ==N  ! ==P =>(  ! =>* =>H  ! =>J =?"  ! =?$ =?+  ! =?. =?_  ! >X  >X#  ! >X% >X?  ! >XA >XB  ! >XD >XG  # >XI >XR  ! >XT >XW  ! >XY >X[  " >Y" >Y'  % >Y) >Y-  " >Y. >Y/  ! >Y1 >Y2  ! >Y4 >Y7  # >Y9 >YA  " >YB >YD  " >YG >YJ  ! >YL >YR  ! >YT >YW  ! >YY >Y\  ! >Y^ >Z   " >Z! >Z)  ! >Z+ >Z;  ! >ZA >ZC  ! >ZE >ZI  ! >ZK >Z[  !`

// PropertyOther_Uppercase is property Other_Uppercase.
const PropertyOther_Uppercase = ` "%@ "%O  ! "2V "3/  ! ?$P ?%)  ! ?%0 ?%I  ! ?%P ?&)  !`

// PropertyPattern_Syntax is property Pattern_Syntax.
const PropertyPattern_Syntax = `   A   O  !   Z  !   !  !;  !>  !  !@  ![  ;  !\  !^  !  "A  "G  !  "I  "K  "  "L  "P  "  "Q  "[  %  "_  #7  8  #W " 0!\9 " 1 " G  ! " P " ^  ! "!! "!3  ! "!5 "!>  ! "&0 "1?  ! "4  "=U  ! ">4 "O_  ! "X  "Y_  ! # ! # #  ! # ( # @  ! # P /T^,T. /T_ /Y% $& /Y& /Y&  !`

// PropertyPattern_White_Space is property Pattern_White_Space.
const PropertyPattern_White_Space = `   )   -  !   @  "% !E " . " /  ! " H " I  !`

// PropertyPrepended_Concatenation_Mark is property Prepended_Concatenation_Mark.
const PropertyPrepended_Concatenation_Mark = `  8   8%  !  ;=  </  R  B0  B1  !  CB  CB  ! 1"] 1#-  0`

// PropertyQuotation_Mark is property Quotation_Mark.
const PropertyQuotation_Mark = `   B   G  %  "K  "[  0 " 8 " ?  ! " Y " Z  ! "Y" # , '* # - # /  ! # = # ?  ! /Y! /Y$  ! /\" /\'  % /]B /]C  !`

// PropertyRadical is property Radical.
const PropertyRadical = ` "Z  "Z9  ! "Z; "[S  ! "\  "_5  !`

// PropertyRegional_Indicator is property Regional_Indicator.
const PropertyRegional_Indicator = ` ?'F ?'_  !`

// PropertySTerm is property STerm.
const PropertySTerm = `   A   N  -   _  6) 5*  8=  8?  !  ;4  <   L  <!  <"  !  ?Y  @W  ^  @Y  @]  $  @^  ED $F  EE !!* ;E !!+ !-B ,7 !-G !-H  ! !9N !<U #' !<V !?4 "> !?5 !@#  N !@) !E$ $[ !E% !JH %C !JI !JK  ! !M. !M/  ! !M: !M;  ! !M> !M?  ! !M] !M_  ! !P[ !P\  ! !Q^ !Q_  ! " D " \  8 " ] "!'  * "!( "!)  ! "SY "S[  ! "XN "X\  . "Y3 "Y4  ! # " *3_'3] *8. *8/  ! *;S *;W  $ *AV *AW  ! *C. *C/  ! *DO *G( "9 *G) *I= "4 *I> *I?  ! *KP *KQ  ! *OK /X2%(G /X5 /X6  ! /Y2 /Y6  $ /Y7 /\! "J /\. /\?  1 /]A /]A  ! 0I6 0I7  ! 0]5 0]9  ! 0^& 0^)  ! 1!' 1!(  ! 1"^ 1#!  ! 1%! 1%#  ! 1'% 1'&  ! 1'- 1'>  1 1'? 1(X !9 1(Y 1([  " 1(\ 1*I !M 1/4 1/5  ! 11+ 11,  ! 17" 17#  ! 17) 177  ! 19! 19"  ! 1<\ 1<^  ! 1E$ 1E&  " 1I" 1I#  ! 1J; 1J<  ! 1Q! 1Q"  ! 1[W 1[X  ! 1]# 1]$  ! 6IN 6IO  ! 6KU 6LW !" 6LX 6M$  , 6UN 6UO  ! 6Z8 ;R?$X' =J( =J(  !`

// PropertySentence_Terminal is property Sentence_Terminal.
const PropertySentence_Terminal = `   A   N  -   _  6) 5*  8=  8?  !  ;4  <   L  <!  <"  !  ?Y  @W  ^  @Y  @]  $  @^  ED $F  EE !!* ;E !!+ !-B ,7 !-G !-H  ! !9N !<U #' !<V !?4 "> !?5 !@#  N !@) !E$ $[ !E% !JH %C !JI !JK  ! !M. !M/  ! !M: !M;  ! !M> !M?  ! !M] !M_  ! !P[ !P\  ! !Q^ !Q_  ! " D " \  8 " ] "!'  * "!( "!)  ! "SY "S[  ! "XN "X\  . "Y3 "Y4  ! # " *3_'3] *8. *8/  ! *;S *;W  $ *AV *AW  ! *C. *C/  ! *DO *G( "9 *G) *I= "4 *I> *I?  ! *KP *KQ  ! *OK /X2%(G /X5 /X6  ! /Y2 /Y6  $ /Y7 /\! "J /\. /\?  1 /]A /]A  ! 0I6 0I7  ! 0]5 0]9  ! 0^& 0^)  ! 1!' 1!(  ! 1"^ 1#!  ! 1%! 1%#  ! 1'% 1'&  ! 1'- 1'>  1 1'? 1(X !9 1(Y 1([  " 1(\ 1*I !M 1/4 1/5  ! 11+ 11,  ! 17" 17#  ! 17) 177  ! 19! 19"  ! 1<\ 1<^  ! 1E$ 1E&  " 1I" 1I#  ! 1J; 1J<  ! 1Q! 1Q"  ! 1[W 1[X  ! 1]# 1]$  ! 6IN 6IO  ! 6KU 6LW !" 6LX 6M$  , 6UN 6UO  ! 6Z8 ;R?$X' =J( =J(  !`

// PropertySoft_Dotted is property Soft_Dotted.
const PropertySoft_Dotted = `  !I  !J  !  $O  )) $:  )H  *=  U  *R  /S %!  16  18  " !UB !V6  T !VD !VH  $ !XM ![+ "> "!Q "%( #7 "%) "Q\ LS =0B =0C  ! =16 =17  ! =2* =2+  ! =2^ =2_  ! =3R =3S  ! =4F =4G  ! =5: =5;  ! =6. =6/  ! =7" =7#  ! =7V =7W  ! =8J =8K  ! =9> =9?  ! =:2 =:3  ! =\: >!, $R >!- >!H  ;`

// PropertyTerminal_Punctuation is property Terminal_Punctuation.
const PropertyTerminal_Punctuation = `   A   L  +   N   Z  ,   [   _  $  -^  .'  )  6)  7#  Z  8,  8;  /  8=  8?  !  ;4  <   L  <!  <*  !  <,  ?X #L  ?Y  @P  W  @Q  @U  !  @W  @^  !  A>  ED $&  EE  Y: 3U  Y;  \( "M  \-  \2  ! !!* !!+  ! !-A !-H  ! !9N !;K !] !;L !;M  ! !<U !<V  ! !?4 !?6  ! !?: !@"  H !@# !@%  ! !@( !@)  ! !E$ !E%  ! !JH !JK  ! !M. !M/  ! !M: !M;  ! !M= !M?  ! !M] !M_  ! !P[ !P_  ! !Q^ !Q_  ! " D " \  8 " ] "!'  * "!( "!)  ! "SY "S[  ! "XN "X\  . "Y! "Y,  + "Y. "Y/  ! "Y3 "Y4  ! # ! # "  ! *3^ *3_  ! *8- *8/  ! *;S *;W  ! *AV *AW  ! *C. *C/  ! *DO *G' "8 *G( *G)  ! *I= *I?  ! *K? *KP  1 *KQ *OK #Z /X2 /X5  # /X6 /Y0  Z /Y1 /Y2  ! /Y4 /Y7  ! /\! /\,  + /\. /\:  , /\; /\?  $ /]A /]D  # 0.? 0/0  Q 0A7 0D? #( 0I6 0I7  ! 0KP 0KU  ! 0LZ 0L_  ! 0N9 0N<  ! 0]5 0]9  ! 0^& 0^)  ! 1!' 1!-  ! 1"^ 1#!  ! 1%! 1%#  ! 1'% 1'&  ! 1'- 1'>  1 1'? 1(X !9 1(Y 1(\  ! 1*I 1/4 $K 1/5 11+ !V 11, 11-  ! 11: 11;  ! 17" 17%  ! 17) 177  ! 19! 19"  ! 1<\ 1<^  ! 1E$ 1E&  " 1I" 1I#  ! 1J; 1J<  ! 1JA 1JB  ! 1Q! 1Q#  ! 1QQ 1[W *& 1[X 1]# !+ 1]$ 21P 4L 21Q 21T  ! 6IN 6IO  ! 6KU 6LW !" 6LX 6LY  ! 6M$ 6UN (J 6UO 6Z7 $H 6Z8 ;R?$X' =J' =J*  !`

// PropertyUnified_Ideograph is property Unified_Ideograph.
const PropertyUnified_Ideograph = ` #0  $V_  ! $X  )__  ! /H. /H/  ! /H1 /H3  " /H4 /H?  + /HA /HC  " /HD /HG  # /HH /HI  ! @   J;?  ! J<  K@=  ! K@@ LZM  ! LZP NO@  ! NOP NY=  ! P   Q-*  ! Q-0 S1Y  !`

// PropertyVariation_Selector is property Variation_Selector.
const PropertyVariation_Selector = ` !@+ !@-  ! !@/ /X .7Q /X! /X/  !#@$ #@'O  !`

// PropertyWhite_Space is property White_Space.
const PropertyWhite_Space = `   )   -  !   @  "% !E  "@ !: !7@ "   " *  ! " H " I  ! " O "!?  P #   #    !`
