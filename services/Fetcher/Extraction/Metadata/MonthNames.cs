using System.Collections.Frozen;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Names of the months in the languages most news is written in, each by its first letters.</summary>
internal static class MonthNames
{
    // One line a language, twelve names; a name stands for every word that begins with it where it is marked with *; + stands for a space.
    private const string Table =
        """
        jan* feb* mar* apr* may jun* jul* aug* sep* oct* nov* dec*
        jän* feb* mär* apr* mai jun* jul* aug* sep* okt* nov* dez*
        janv* févr* mars avr* mai juin juil* août sept* oct* nov* déc*
        ene* feb* mar* abr* may* jun* jul* ago* sep* oct* nov* dic*
        jan* fev* mar* abr* mai* jun* jul* ago* set* out* nov* dez*
        gen* febb* mar* apr* mag* giu* lug* ago* sett* ott* nov* dic*
        jan* feb* maart apr* mei jun* jul* aug* sep* okt* nov* dec*
        jan* feb* mar* apr* maj jun* jul* aug* sep* okt* nov* dec*
        tammi* helmi* maalis* huhti* touko* kesä* heinä* elo* syys* loka* marras* joulu*
        stycz* lut* mar* kwi* maj* czerw* lip* sierp* wrz* paźdz* listopad* grud*
        ledn* únor* březn* dubn* květn* červn* červenc* srpn* září říjn* listopadu prosin*
        ian* feb* mar* apr* mai iun* iul* aug* sep* oct* noi* dec*
        január* február* márc* ápr* május* jún* júl* aug* szept* okt* nov* dec*
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        januari februari maret april mei juni juli agustus september oktober november desember
        янв* фев* мар* апр* мая июн* июл* авг* сен* окт* ноя* дек*
        січ* лют* берез* квіт* трав* черв* лип* серп* верес* жовт* листопада груд*
        студз* лют* сак* красав* мая чэрв* ліп* жн* верас* кастр* лістап* снеж*
        яну* фев* мар* апр* май юни юли авг* сеп* окт* ное* дек*
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
        كانون+الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين+الأول تشرين+الثاني كانون+الأول
        جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
        يناير فبراير مارس ابريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
        جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
        جنوري فبروري مارچ اپرېل می جون جولای اګست سپټمبر اکتوبر نومبر ډسمبر
        januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba
        јан* феб* мар* апр* мај јун* јул* авг* сеп* окт* нов* дец*
        ιαν* φεβ* μαρ* απρ* μαΐ* ιουν* ιουλ* αυγ* σεπ* οκτ* νοε* δεκ*
        জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
        जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
        """;

    private static readonly (string Name, int Month)[] Prefixes =
    [
        .. All().Where(n => n.Open).Select(n => (n.Name, n.Month)).OrderByDescending(n => n.Name.Length),
    ];

    private static readonly FrozenDictionary<string, int> Whole =
        All().Where(n => !n.Open).GroupBy(n => n.Name).ToFrozenDictionary(g => g.Key, g => g.First().Month);

    /// <summary>1 to 12; null when <paramref name="word"/> names no month.</summary>
    public static int? Month(string word)
    {
        var lower = word.TrimEnd('.').ToLowerInvariant();
        if (Whole.TryGetValue(lower, out var month)) return month;
        foreach (var (name, number) in Prefixes)
        {
            if (lower.StartsWith(name, StringComparison.Ordinal)) return number;
        }

        return null;
    }

    private static IEnumerable<(string Name, int Month, bool Open)> All() => Table
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => line.Split(' ').Select((name, i) => (name.TrimEnd('*').Replace('+', ' '), i + 1, name.EndsWith('*'))));
}
