using System.Collections.Frozen;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>
/// Openings of short texts that are furniture in any article, and of headings that end one, in the languages most news
/// is written in. A new phrase belongs here, nowhere else.
/// </summary>
internal sealed class Phrases
{
    /// <summary>Lines that lead away from the article or talk about it.</summary>
    public static readonly Phrases Furniture = new(
        """
        advertisement|advertising|sponsored|promoted|paid post|ad feedback|story continues below|article continues below|continue reading|keep reading|scroll to continue
        share this|share on|share via|share:|share article|share the article|tweet|print this|email this|save this|copy link|link copied|listen to this|listen to the article|listen now|play audio|watch:|watch now|watch more|video:|watch the video
        read more|read also|also read|read next|read our|read the full|read full|read:|see also|see more|see all|must read|more:|more on this|more from|more about|related:|related article|related stories|related story|related content|related posts|related reading|can also read|recommended:|recommended for you|recommended stories|recommended reading|you may also like|you might also like|you may like|don't miss|don’t miss|editor's pick|up next|view all|view more|view comments|show comments|learn more|find out more|click here|tap here|click to|swipe|get it now|shop now|buy now|sign up|signup|subscribe|to subscribe|follow us|follow our|follow me|follow the|join our|join us|download our|download the app|get the latest|get our|get breaking|get more|stay up to date|stay updated|stay informed|for more information, visit|for more, visit
        photo:|photos:|photo by|photo credit|photograph:|photography:|image:|image credit|image source|image sources|photo source|photo sources|photo credits|images:|picture:|credit:|file photo|getty images|illustration:|graphic:|video by|courtesy of|courtesy:
        last updated|last modified|updated:|updated on|published:|published on|first published|posted:|posted on|posted in|posted by|filed under|tags:|tagged|topics:|categories:|category:|keywords:|written by|words by|reviewed by|medically reviewed|fact checked|edited by:
        as an amazon associate|this post contains affiliate|this article contains affiliate|this post may contain|affiliate disclosure|disclosure:|disclaimer:|we may earn|when you purchase through|all products featured|copyright|all rights reserved|©|(c) 20|this material may not be published|terms of use|privacy policy
        in this article|table of contents|jump to|skip to|contents|reading time|estimated reading|min read|loading|please enable javascript|this website requires javascript|this site requires javascript|your browser does not|something went wrong|already a subscriber|already have an account|log in|sign in|this article is exclusive|unlock this article|to continue reading|to read the full|create a free account|support our journalism|support us|donate
        this video can not be played|this video cannot be played|to play this video|this content is not available|media caption|thanks for reading|thank you for reading|find this article at|print this|close window|show less|view this post on instagram|a post shared by|a video posted by|a photo posted by|end of list|list 1 of|list 2 of|list 3 of|list 4 of|list 5 of|also watch|with inputs from|with agency inputs|get latest|catch all the|catch the latest|read all the latest|privacy notice:|have a tip|do you have a news tip|got a tip|send tips|contact us|email us|write to us|have something to say|comments are closed|leave a comment|add a comment|post a comment|be the first to comment|no comments|report this ad|report an error|report a typo|let us know what you think|this entry was posted|this post was posted|bookmark the permalink|was this article helpful|was this article useful|do you want to be informed|for the latest stories and breaking|for the latest stories, download|rate this article|report a correction
        lesen sie auch|lesen sie mehr|lesen sie hier|mehr zum thema|auch interessant|das könnte sie auch|das könnte dich auch|das könnte euch auch|das könnte ihnen auch|ein beitrag geteilt von|sieh dir diesen beitrag auf|meistgelesen|kommentare|weitere videos|neueste artikel|noch keine bewertungen|mehr dazu|mehr lesen|weiterlesen|zum thema|anzeige|teilen|foto:|bild:|quelle:|fotos:|newsletter|jetzt abonnieren|startseite|zur startseite|bildquelle|möchten sie den artikel|war der artikel|den artikel mit|diesen artikel teilen|dieser beitrag wurde am|dieser eintrag wurde|unterstützen sie diese|bild anzeigen|bild schließen|textquelle|gefällt dir unser|gefällt ihnen unser|letzte aktualisierung|zuletzt aktualisiert|helfen sie mit|jetzt spenden
        lire aussi|à lire aussi|une publication partagée par|voir cette publication sur|a lire aussi|lire plus|lire également|à lire également|voir aussi|sur le même sujet|publicité|partager|inscrivez-vous|abonnez-vous|crédit photo|la suite après|article réservé|photo :|vous aimerez aussi|vous aimerez également|votre adresse de messagerie|votre adresse e-mail
        lea también|lea además|una publicación compartida|ver esta publicación en|mira:|mire:|vea:|lee también|leer más|lea más|te puede interesar|le puede interesar|puede interesarte|te recomendamos|ver más|ver también|noticias relacionadas|publicidad|compartir|suscríbete|suscríbase|síguenos|sigue toda la|sigue toda nuestra|apúntate|sigue leyendo|más información|foto:|también lee|también puedes leer|mira lo que tiene|ya sabías que en|sabías que tenemos|únete a nuestro|únete desde|te invitamos a seguir|descarga nuestra|descarga la app
        leggi anche|leggi tutto|un post condiviso da|visualizza questo post su|potrebbe interessarti|ti potrebbe interessare|pubblicità|condividi|iscriviti|approfondisci|ultima modifica|pubblicato il|riproduzione riservata
        leia também|leia mais|uma publicação compartilhada|uma publicação partilhada|ver essa foto no|veja também|veja mais|saiba mais|publicidade|compartilhe|continua após a publicidade|inscreva-se|assine|receba as|siga o
        lees ook|lees meer|een bericht gedeeld door|dit bericht op instagram|lees verder|meer over|advertentie|deel dit|bekijk ook|tekst gaat verder
        läs också|läs även|läs mer|les også|les mer|læs også|lue seuraavaksi|læs mere|lue myös|lue lisää|annons|annonse|annonce|mainos|saken oppdateres|dela artikeln|artikkelen fortsetter
        czytaj też|czytaj także|post udostępniony przez|wyświetl ten post|czytaj również|czytaj więcej|zobacz także|zobacz też|zobacz również|przeczytaj także|przeczytaj też|polecamy|reklama|udostępnij|zapraszamy też do|zapraszamy do subskrypcji|dowiedz się więcej|fot.|dalsza część artykułu
        čtěte také|čtěte též|přečtěte si|mohlo by vás zajímat|čítajte aj|čítajte tiež|prečítajte si|inzerce|pročitajte|pročitajte još|čitajte|preberite tudi|beri tudi|citește și|citeşte şi|vezi și|olvassa el|kapcsolódó|ezt is olvassa|lasīt vairāk|lasi arī|skaitykite taip pat|loe ka|loe veel
        читайте также|читайте ещё|читайте материал|читайте подробнее|читайте в материале|публикация от|посмотреть эту публикацию|читать далее|читать также|смотрите также|подписывайтесь|подпишитесь|реклама|фото:|по теме|читайте також|читайте нас|дивіться також|підписуйтесь|чытайце таксама|прочетете още|вижте още|още по темата|прочитајте
        ayrıca okuyun|ilginizi çekebilir|haberin devamı|daha fazla oku|oxuyun|reklam
        اقرأ أيضا|اقرأ أيضًا|اقرأ ايضا|اقرأ المزيد|شاهد أيضا|مواضيع ذات صلة|إعلان|تابعنا|بیشتر بخوانید|بیشتر بدانید|مطالب مرتبط|همچنین بخوانید|نور ولولئ|یہ بھی پڑھیں|مزید پڑھیں
        baca juga|baca selengkapnya|simak juga|lihat juga|tonton|iklan|berita terkait|xem thêm|đọc thêm|đọc tiếp|basahin|soma zaidi|soma pia
        διαβάστε επίσης|διαβάστε ακόμη|διαβάστε ακόμα|διαφήμιση|δείτε επίσης|ακολουθήστε|קרא עוד|קראו גם|ראו גם|पढ़ें:|यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|আরও পড়ুন|আরো পড়ুন|también en|関連記事|続きを読む|相关阅读|延伸閱讀|相關新聞|责任编辑|關鍵字|관련기사|무단전재
        """);

    /// <summary>Headings of what stands beside the article: links to others, and calls to subscribe or share.</summary>
    public static readonly Phrases Asides = new(
        """
        related|related articles|related stories|related posts|related news|related content|related topics|related reading|related coverage|related links|recommended|recommended for you|recommended stories|recommended articles|recommended reading|more stories|more news|more from|more in|more on this|more on this story|more articles|more to read|more like this|more to explore|further reading|most popular|most read|popular posts|popular articles|popular stories|trending|trending now|trending stories|latest news|latest stories|latest articles|latest posts|recent posts|recent articles|recent stories|similar articles|similar posts|similar stories|you may also|you might also|you may be interested|you might like|editor's picks|editors' picks|read next|read this next|go further|what to read next|up next|see also|also on|also read|read also|don't miss|keep reading|explore more|next story|previous story|top stories|in this section|more information about
        share this|share your|share on|share:|spread the word|sign up|subscribe|newsletter|join our newsletter|follow us|stay connected|get the latest|tags|tags:|topics|topics:|filed under|categories|keywords
        mehr zum thema|lesen sie auch|auch interessant|das könnte sie|das könnte dich|das könnte ihnen|weitere artikel|neueste artikel|neueste beiträge|neueste nachrichten|meistgelesen|meistgelesene artikel|weitere videos|weitere themen|weitere meldungen|schlagworte|ähnliche artikel|verwandte artikel|lire aussi|à lire aussi|sur le même sujet|articles similaires|vous aimerez aussi|mots-clés|dans la même rubrique|plus d'articles
        te puede interesar|noticias relacionadas|temas relacionados|lea también|más noticias|etiquetas|artículos relacionados|lo más leído|lo más visto|leggi anche|articoli correlati|potrebbe interessarti|leia também|leia mais|veja também|notícias relacionadas|mais lidas|matérias relacionadas|lees ook|meer over|gerelateerd
        läs också|läs mer|les også|les mer|læs også|lue myös|relaterat|czytaj też|czytaj także|zobacz także|zobacz też|polecamy|powiązane|související|kapcsolódó|citește și|povezane|najčitanije|читайте также|смотрите также|по теме|самое читаемое|новости по теме|читайте також|схожі новини|още по темата|свързани
        ilgili haberler|ilginizi çekebilir|اقرأ أيضا|مواضيع ذات صلة|مطالب مرتبط|بیشتر بخوانید|baca juga|berita terkait|tin liên quan|xem thêm|διαβάστε επίσης|σχετικά
        """);

    /// <summary>Headings after which no article goes on, whatever follows.</summary>
    public static readonly Phrases Endings = new(
        """
        comments|leave a comment|leave a reply|post a comment|add a comment|write a comment|join the conversation|join the discussion|responses|reader comments
        about the author|about the writer|about the authors|about author|meet the author|author bio|references|reference list|bibliography|works cited|article sources|citations|footnotes|endnotes|notes and references|disclaimer|legal notice|image credits|photo credits
        kommentare|über den autor|über die autorin|commentaires|à propos de l'auteur|comentarios|commenti|comentários|reacties|kommentarer|kommentit|komentarze|komentáře|hozzászólások|comentarii|komentari|комментарии|коментарі|коментари|yorumlar|التعليقات|نظرات|komentar|bình luận|σχόλια
        """);

    private readonly FrozenDictionary<char, string[]> _byFirst;

    private Phrases(string table) => _byFirst = table
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Distinct()
        .GroupBy(p => p[0])
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The phrase that <paramref name="text"/> starts with, as whole words and whatever marks stand before it; null for none.</summary>
    public string? Match(string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]) && text[start] is not ('©' or '(')) start++;
        return MatchAt(text, start) ?? (start < text.Length - 1 && text[start] == '(' ? MatchAt(text, start + 1) : null);
    }

    private string? MatchAt(string text, int start)
    {
        if (start == text.Length || !_byFirst.TryGetValue(char.ToLowerInvariant(text[start]), out var phrases)) return null;
        var rest = text.AsSpan(start);
        foreach (var phrase in phrases)
        {
            if (rest.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && EndsWord(rest, phrase.Length)) return phrase;
        }

        return null;
    }

    private static bool EndsWord(ReadOnlySpan<char> text, int length) =>
        length == text.Length || !char.IsLetterOrDigit(text[length]) || !char.IsLetterOrDigit(text[length - 1]);
}
