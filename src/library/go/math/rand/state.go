// The additive generator's start: its 607 words after 7.8e12 steps, as Go fixed them, in base 64.
package rand

import "sync"

const cooked = "" +
	"xfdKM+uY/+rAe0pBupZfWxNexRPLga8PSgT7XKdDleun6IMcdxDPjn1d5OiPN8HDYyHPd0P/halCywZVap/5YW4myNFA6NfSSadRHzQR+qBx7X" +
	"dJIqZQVZ1cn8Zf6i1cP72rOUoBQ2hw+jNZaZI0C64Q+07OpmoC95+8qYu80YqX98yxLqOArAGR15TK8ysbP2oyNCTjLK/GQsySHwEUK6Eihp9P" +
	"84BopbGjESevOSBbB6T5vcKdlmoqlzwpgSWGaqQz2/d6UuGDlCFuO4rJntuAqcVRW5l8A8Py7/PL92mmteQx7v8hDA7IUzSZKVP1LmoUMt8Q0e" +
	"m95GKZWdGxSWeZTDh2OHlRDhXUYVWbrmO9v5bE6dKgd7BPYoZq2iDzIZDaFkbbl79QcYc8GDKVej47UDoZ2pBLM+OIpfLHhSi+xwusGdDodwAl" +
	"aXD4G/By99GKFPZPqIakbvl4tNRzTHgv8VcxJ6eOACQbCtWb66baxUlZH+lbL2GV+vKITC05VpwrvbDvNF0Li2A5UIziHu8VdnBUNdK7HV6QCv" +
	"Xx2PcekC0YfX/UN38ie3yP4Ot5OHkOYgHru5hEgY6seSLhcQZY1sVQ2tNAhL+4lMxylpqnhVFB47MpvZyzFVaxuudGPKCQBPlob0kMUBRtflCH" +
	"ac012P+TWslw3pgYtKoVVNhN8379ZDPaoPWR6a0FsuBWF2frC9v4Pim4JHKSU1KZ8rrmRZdaXkzr7Op4FVw7wytOKV5TV6zobouQappPrbsI/V" +
	"AIavZEY8mtA4Ws/RnW/Lvm1KXh0Tqf/AmfM7ebA5zZeCIkhAxaNRdOOLxF1RrPU/gvn1TeTj7hDfoKh7PvDuoJ2ex7Q5dpUZ7Dx8xMUBELR5kP" +
	"xBPj1T8H4H7PzlvipdLQuLcZIr5FHuofyHzHYchQXt738dbd+27XjgAc6QXXzAo2RPRouhTCMdsuRCnQ4hzNmpCUPdNmSGn1KI/C0d3Fb2BOFo" +
	"+1QVHkq7Cx+vbslkfozqe5J3anQhh9vmHegHeNQEl4DjyScURGwmzkE2VHW8AZ53ALDgh4HWDYbRefDw/p1fVx4EduYr8ziG5XjHEM/1JOtOYk" +
	"6FalnjiZpVSffItXgxiamAhTnAYCABS4/FnuslFUZ/OP/4uEmaYU9aYr5zo9UiJQi4KDK0xIOPUQn8doL/je0xyt8VzFPwzBcgUJQGtYJukAcV" +
	"IQvJb6BwT+NTbTk/vGXJtuzK77SouvxzCSvkAZB/C1mdd4ieoY3gpJuPpYmy8XTnHJgw/wtHC3gKJnhd0gprdhI7FivpHvvSTNxYMi+3u3UCaz" +
	"JiPQPRyvmh8E0KXw+Qm8rukhRqp87Z0cjgv82KeeemK2+TrEzwW86D8URcV5oAigN8RAU4iOUnkS0PiPoLIon3sXUfuvXSACvdqK5AOoEspHhA" +
	"1+ojcyn6RQyz8EvwK28gjHlmQ+ijntM/2S157XW2QZIWghyLJY6KzpPTr/e0bpMTawhYz8tytqrl48n+f/EWcq9MOVORzCpebE/Qdv63Z2UO+1" +
	"+zHt53NtfyQzWdv8rnGT50A0Dg/bj/Ufc6TG3ZKUU0tu+hypZsBqckUg1w1BMM0WvRkSBZKNRWtYDCzW3FxivA1qhCnvSHROqbjpOV4Y7xSCXI" +
	"Su4UoeMrc6ceI0D+5vJ8RSKMBGTi474NLkoSO7Z/SC4WAIDxG1QegkcyeuffkMfSqv11Th9JYULDkaHUAO9iX6QnSZBpZmEM6eEyJFWTTXwcza" +
	"5kFCObfakiC0n5CR9idVVoKRaz1kKIq9n1LQoccGb6BkKmZs+4zwoYydmB2wY62DY9+iYVi2fkrOPP426+zC37bk6yulU2T/b9IXng13F9G5ca" +
	"K3NiJH29vlzyXVEMU7kw8orXNzUmFald0BBH/rizCtsUBzWLRaf7RHdnhMEIMbIOj06wdUBtwnX0C2x8DZcy343aZ7Dye2JjevxITIhWHJhkmD" +
	"i/Yx3wYf7jAnf1iV0yIFLawUVXrTBIbkeK7pMmciH0rO0UVHmAcFLDVmuKgCU1CnfqC5Qhp+wvwWnNNXJzqwUSmnALrk9/txn0PyHFvYV+i4v0" +
	"ja1ZQYaXHzWT9Riq2cQnAUTEPDuMyOghiYH7pWb5LftwesqsVUNcCsX7CIEDjLvI/yQ7VVbL66c2MUnzA755/U9qreQx9xJHVM0qVXtsvCSyG8" +
	"aXXBad5yyveM9Ax2gTTxPN1iShIVn9Vz0AQbOQ0+aeqL2Tut6AZXi689eM1h8jMYqTp/aJ3JLadQHL2+UjVbbUSMm7ESAANlZspm8jG0uJ5R6e" +
	"K3N+RwRodUHJtozyjfKKNdKTfJi/6ydWlEsLUpwkFDwiNOnPT9eU+NAgaPBZDwaN8V5X3krZitq43ACUFVsYKBlKQGzkYwJ9T/dD/TBiMRaOwI" +
	"Ra4BmEmGwMM5zGGYNlaYDlq2tLISrz0FGnCq8UpwbOF6NUfLyZXeOkBiArjZ6ehWX4pJ6hgd26w0U6e8uShTzkGiqhMlRqFvOtbBZmNLyShikv" +
	"9qzryToHF6QDKAqWzqUVoYO4+BZlokIitMgNLA5GSFnj1NWLo6prmig4nLL+Vjg6IMuJUS/uTL1pGwYbMMvYg5uvjzrJ8JXd8Ds+3RxLj2JpTE" +
	"y4LtCdDGA7mHm9NghVja94BCZlfIf9sbYp4yq9d5ONUWhi/h4zpWlidZ7AAFG8gvF0uQ2as7XevK0lyGqHZr0N2bNdtCXya2g8oUh108K0Cgdv" +
	"ZTdGTpinL41jQvAt0+6k54QUCXf+hCUnh3+/Aa1JIrHWLKlZwqi07qKWnKfKEQUzgCazZJY1cke9l/fAdkXKeyMrjGP6UK42d7oLf9dHA5R9gj" +
	"H7Gg3IzgeRa2M0K3yW53zTmpCdfmgCcUJ2hbGcrs3ZycbNKOkbdNkcH7eQ4NOlR+Z9O9uBu2EdOW/A2J9uIRRX6s+7BJ6yId4Zeb9WVN1V1DbK" +
	"dYXSjK09fihjIY2Xkvp748z50WRR+3p+F7nsywKysfztkpwoLYWpA3XmQxDcszahYRIn29Y2kl9br4cM1D4NAlS4RxXggOxXV3IZJHF17kD1j7" +
	"2XE9eMw2W6284YSVoHaDkDKVj4nA0zlqO1Njm6gciNiIpj+vjZx3XKeB6sQNP1GdKJMB/jHYx999xANtgAM4fdbbjAYh92giCpdZ1qjMeggnBy" +
	"rqVyr4RnVgHJEBNsn9+cPHPt3+EROF4nntuaKmo4ff1VbRetzF9vv3Jwn5ayijx1UtafBCjc5qnLu0vpqSwhZPN672yvQcXdNDERDN16mYPHwd" +
	"5bPMHcoEgxGnYl6r2V7kHLQMqB4sQzhbaOUdv/zTah9w1Pmi/8rqzLknsMtcP92uQWPgEOQOf1RSqMke4H5hMVRYlwzLi4IcCxAFTHXERM8R+Y" +
	"QGCCU2t6dgL2tNMxeG1aEm+X/Jqc1wg3Lbk9fnWgdUJFHapOWhDShlkQSQJOvL+LjmrwgTfDOA8yUjMqMRGKleQl+9ZAthQIArHpZ+PNDxKxxf" +
	"AxCJ6H+6uafxG/uzuj4IQTt/w60NHNNrv7L02Wi3WcNMhHVWSQXSAuCoCypiNvqDhqW4ZxqDOuN5YIgo64/ljQMry59XIecXEtIk5dx+Ft4p5o" +
	"uCUeDUlSvASnUIywijhfg1pkgynSVNJ5n3l+wZqEQ6rcB28u0QiTV94nfkZxeveQeutjydbCfOa+AE21s1m78CKNlb8diuMeF7JeGzYyPpQp6V" +
	"fbkllQ5fqzx+aCUq6jZxv59ZM7LS70M5MhAsDX7SHsd/yMHqXxKA9I5iRxe3R83zEa5C4AEGDqn6g46sp1CMW8z8hKOqoIQ/BPlj+Un3pOjr06" +
	"Uih2ve/UHfbMEkck8H5p58v0cN8j1aprQpmDUgmfWQuBHMkPRYlWU9A1UNoaso+NF4QsxcKxs02wi3mzaUrIQAv3LVC4T5biyUcHn46wj1kGls" +
	"tyGCBQhy1Ihbyaw21adsuIi1ef6X4WKUghBSBOT9PO95CBa5NwG9p3omvhNlVvuPhhMU3agoCKK3uAOuW8/TyKke0DIxQIcAAaC4Z+w+5PbB+b" +
	"CT3eWOCGvsvAuDeJ51UZfAb/zHJGcF7jTyBPjHknWC1RYmTLPhe6R1RhM8oz8RG1yqtOKiPY4WFEMlXkjxKLNE0IGcbNEi+zmrIE1cKRC/I482" +
	"qpCurBDgX5u6nVS2sA/kKsroj2Q4eg/Ny8RaIF8BRzYJx2jtjra4yC3yJZINQ/0jrCW9rVqKgXlkfryc77kBWqs8HuePpOpzPeMOhdF1eSKkYR" +
	"I9xeCB/iHchsEQeWdOZokYlz+5Grn7ANTuVcptjCrVAEdtUhW1tfxQaLPi6m0qIF2pEN0jy4WXm14RNp93WyvIcnR9ZerXlrqDqirBneeiJYcQ" +
	"06Br1QK8+9kWk0PniO7NmSRrYnMjSzAbLTwDAjxhCV0JMey/wfvq4lPkRJib+NVuOdKIEO8CXjJ1hSdwO4HYO8alsm10Djrxc1ina1oEkWEMIX" +
	"g3sjTATulwe7ro1nSBzxLDJD3BqAcS3hTflkbNBWJl5AXJ7VuF/l3iI8A05jCVFMoApVyxqeo16b2DWF2sFBjPTMa/5rZ65x367d5qgJWEFZiM" +
	"R4B0pmEI00n0+yhJJgHEbB8emmXnrLhEw/Ig4KOjX8RCJ5esFg1+qb7VWhGtLBUpvb4s3lKsjaJIbtAWOPsMe+kf3Y+iUFhtBslKIRjPUL4Z8r" +
	"n8tknlbaMQ0N3v5wKdtNYZf+docKGo6W3UhOtjooA9/YL4WRY6GgpE12RMRholGIu1Uqpi+j6rGMYgvREz0k9O3RDqmThtOSVlNsxsYH51nvsr" +
	"oeiSHrs9fGxgcZa6awiPhmkvsr0q6ur+0nm3DMLe86sQrCscEoSwttsr19TE21u9/5I/W4GQoKAkHht59kV+YM+uoFwxjJQYHpE0gKZxsDPj1X" +
	"V5lV77uqdVJ3fJ9tDGsNcqDyHC9mYsQ8KGtLxFhpu8PeJmschu0kkFlkeO6AlCxW/TYYsu5q4bPwgHOj5d6ncOeEfQHW5xr80fga/E+6r+JL5x" +
	"xgd4yUAdwrbfBGqWIdCUTpOVD2zP4sdnBB6jQAdSG/nJIGV2xoZreivXcV5Repd1PIx5NkFS2qwZeEpl5AfTEQt8c/frpmsnP7zEKbcWMC3IWn" +
	"VUCshA03AKVuTe1odTA/zQW/+rvu0GpeMliHWKZSb4Y2o6Ab562ujmIDjJtL7HW8T0Ctx6ac4Kn8HD+T+FPArbqmS+SLhljjnVtlIzzIjzB8uF" +
	"gfSMVmdG5ATm5ysvPhERkm7jrV17QzPVO+v4Cr9E414yTz36KZY3LKYJANWE0ylPz7OXB9PgF8jTPNEJClbyN/rhesflYF1DyMAQbw6tRBmJu6" +
	"gDeypgvmmZmDwSplV9KeyyidT8Y1HcTj7DCIiNIiSSGIx8EVanR2UCeBz4WhCOXV2zscELRBW/9mI7qR63cWoou6PwnGXX9HYHyS8w8Z4EkHg0" +
	"h52tphHFl5XbcJmadMdDFXWKo1NtTEARbzI5UlOaxYetl9AfGhZ18olZw4xtePVhnoMkKvHP5WPv960/nSIS5clLHX4CPUZ7N7Yf+qt2ravu6W" +
	"vP+V3Zkmti0TqieKYhctt2mYKr5RnIyGc0whGN8fWFfvpzdrZAE2yAmKfQTKKa3i9tnxSwTXfnfks9rQSL7UehTJ7l5JMdMjG69OulQ/M9Cnk6" +
	"r6Bzc9kmmG6mD+azmjLjHzRPZmNh5vIcvtxEwEnLxPdSoOteVAOvG5nifUEFIFknQKDluMPdBPxOpftEbJetblh/R6/npt5ULBN7g4SkKg/8D3" +
	"swHlyCBUcwCl2K9NPGOcIIfcB5CkZ8qHCaK7biQrtrtNo23mB5sFMeyQN2BYzPmNwYQ/eEF7QXsBGuweze3U/w3WQbjDeHKCNJ6DLV8LuIFufo" +
	"+4W2UEgP2ML0fUWqc092C21ZYkKFU9IIFEAOK6AZaOfEB34ZuaP3YAAdF1WPYWQDDHl1MUjA5sWfmnfS8u872ENmbriNhwHhb1Vy5840KIZo64" +
	"2CsVSR1gd3wmWnGuu+VElH3d1vPp4HYo3+Y1x5VYYiZz451D/5m2N+CG3HjPUi7jfjZp9+nGaS17tHpK/oOB+eq9/b4re9Mk/KavK1wdFZ5KFS" +
	"UlsbKXyR0QqNdXQOzHxTOn/KldgSZvv3c4ax22iaZrpG0cO9S9ZxsSS1cBosQ/0Knq7ATVgUMRfk4WVVg1jFuxJIrCOq9ne9gOMKxfyZciek8H" +
	"+PqEjMXZyw4VBkCnEesOSbQWT8v6Adyjl4mAqrL/9rx4Q5XGdQqkLmXih/6kyWlfP0lRY2F0n2QorJd9WSmZ8hlMRRZtn2k1/4p/UDoo9DHKlR" +
	"06PDUb4Q7PV54IAWKJbp5bXpOFsgKCT7uh5KWbDGDKjeZVgpqrIH4d4EjceLOC50U1qWzHrf135XoZtzXvA7OaAKOjHAJcY"

var start = sync.OnceValue(func() *[length]uint64 {
	var words [length]uint64
	bits, n, at := uint64(0), 0, 0
	for i := range len(cooked) {
		c := cooked[i]
		switch {
		case c >= 'a':
			c -= 'a' - 26
		case c >= 'A':
			c -= 'A'
		case c >= '0':
			c += 52 - '0'
		case c == '+':
			c = 62
		default:
			c = 63
		}
		if n += 6; n < 64 {
			bits = bits<<6 | uint64(c)
			continue
		}
		n -= 64
		words[at] = bits<<(6-n) | uint64(c)>>n
		bits = uint64(c)
		at++
	}
	return &words
})
