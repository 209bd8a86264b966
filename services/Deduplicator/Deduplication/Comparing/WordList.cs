using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>
/// A language's little words, which may come and go without another meaning, and those that turn a report: its ways to say no,
/// nearly, allegedly and denied. One character a word where the script has no spaces. English has finer lists, <see cref="Senses"/>.
/// </summary>
internal sealed class WordList
{
    private static readonly WordList[] All =
    [
        // German
        new(
            "der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei beim mit nach von vom zu zum zur für über um durch gegen seit bis dass daß sich ist sind war waren wurde wurden worden wird werden hat haben hatte hatten es er sie ihr ihre ihren sein seine als wie auch so dann dabei dort hier heute gestern zuvor unterdessen sagte sagten erklärte erklärten teilte teilten mit hieß berichtete",
            "nicht nichts nie niemals kein keine keinen keiner keinem ohne weder noch kaum fast beinahe angeblich angebliche mutmaßlich vermutlich möglicherweise wohl dementierte dementierten dementiert bestritt bestritten bestreitet widersprach widerlegt falsch versuchte versuchten versuch droht drohte drohten plant planten wollen will soll sollen könnte könnten bestätigte bestätigten bestätigt zurück zurückerobert"
        ),
        // French
        new(
            "le la les l un une des de du d et ou à au aux en dans sur par pour avec chez vers que qui qu se s est sont était étaient été a ont avait avaient il elle ils elles son sa ses leur leurs ce cette ces comme aussi alors puis hier selon dit disent déclaré indiqué affirmé précisé annoncé ajouté rapporté",
            "ne n pas jamais rien aucun aucune sans ni plus presque quasi prétend prétendent prétendu présumé démenti dément démentent nié nient nie faux tenté tentent menace menacent pourrait pourraient devrait confirme confirmé confirment repris reprise"
        ),
        // Spanish
        new(
            "el la los las lo un una unos unas de del y o a al en con por para sobre desde hasta que se es son era eran fue fueron ha han había su sus como también luego ayer según dijo dijeron declaró afirmó señaló añadió informó",
            "no nunca jamás nada ningún ninguna ninguno sin ni casi supuesto supuesta supuestamente presunto negó negaron niega desmintió desmiente falso intentó intentaron amenaza podría podrían confirmó confirma recuperó recuperaron"
        ),
        // Russian and Ukrainian
        new(
            "и в во на с со по из к ко у о об от до за для при что как это его ее её их он она они был была были было а также уже вчера сегодня сказал сказала сообщил сообщила сообщили заявил заявила заявили добавил отметил та і й у з із зі від про що був була були його її також сказав сказала повідомив повідомили заявив заявили",
            "не ни нет без никогда никто ничего почти едва якобы предположительно возможно опроверг опровергли опровергает отрицает отрицают отрицал ложь пытались попытка угрожает угрожают подтвердил подтвердили подтверждает отбили немає ні майже нібито спростував спростували заперечує підтвердив відбили"
        ),
        // Persian and Dari
        new(
            "و در به از که را با این آن برای تا بر یک یا هم نیز خود وی او آنها است بود شد شده شدند بودند گفت گفتند گفته افزود افزودند اعلام کرد کردند کرده می ای ها های دیروز امروز پس سپس",
            "نه نیست نبود نشد نشده نکرد نکردند نکرده هیچ هرگز بدون بی ادعا مدعی ظاهرا احتمالا گویا تقریبا نزدیک تکذیب رد دروغ تلاش تهدید قصد ممکن شاید تایید تأیید بازپس"
        ),
        // Arabic
        new(
            "في من إلى الى على عن مع ان أن إن التي الذي الذين هذا هذه ذلك و أو ثم قد كان كانت كانوا هو هي هم به له لها كما أيضا بعد قبل أمس اليوم قال قالت قالوا وقال وقالت أضاف وأضاف ذكر وذكر أعلن أعلنت وأعلن",
            "لا لم لن ليس ليست ليسوا ما غير دون بدون عدم أبدا زعم زعمت مزاعم يزعم نفى نفت ينفي تنفي ونفى كذب كاد كادت تكاد يكاد ربما محتمل مفترض حاول حاولت محاولة يهدد تهدد هدد أكد أكدت يؤكد استعاد استعادت"
        ),
        // Chinese
        new(
            "的 了 在 于 和 与 及 是 将 把 被 从 对 以 并 也 又 还 就 都 而 其 该 这 那 当 说 称 道 向 为 之 等 时 於 與 將 從 對 為 說 稱 這 當 時",
            "不 没 沒 未 无 無 非 否 别 別 勿 几 幾 乎 险 險 据 據 疑 或 可 能 欲 企 图 圖 试 試 威 胁 脅 谣 謠 辟 闢 假 错 錯 证 證 认 認 复 復 夺 奪 收"),
    ];

    /// <summary>Little words that a sentence must have before a list is believed.</summary>
    private const int Fewest = 2;

    private readonly HashSet<uint> _little;
    private readonly HashSet<uint> _turning;

    private WordList(string little, string turning) => (_little, _turning) = (Hashes(little), Hashes(turning));

    /// <summary>The list that knows most words of a sentence; null when none knows enough.</summary>
    public static WordList? For(ReadOnlySpan<Token> sentence)
    {
        var (best, most) = ((WordList?)null, Fewest - 1);
        foreach (var list in All)
        {
            var known = 0;
            foreach (var word in sentence) known += list._little.Contains(word.Hash) ? 1 : 0;
            if (known > most) (best, most) = (list, known);
        }

        return best;
    }

    /// <summary>A word that may come and go.</summary>
    public bool IsLittle(Token word) => _little.Contains(word.Hash) && !_turning.Contains(word.Hash);

    /// <summary>A word that turns a report into another when it comes or goes.</summary>
    public bool Turns(Token word) => _turning.Contains(word.Hash);

    private static HashSet<uint> Hashes(string words) => [.. Tokenizer.Tokenize(words).Select(token => token.Hash)];
}
