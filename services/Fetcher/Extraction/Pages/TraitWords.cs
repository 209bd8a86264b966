using System.Collections.Frozen;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Words in class names, ids and roles, and what they say. A new word belongs here, nowhere else.</summary>
internal static class TraitWords
{
    public const int LongestWord = 24;

    private static readonly (Traits Traits, string Words)[] Table =
    [
        (
            Traits.Navigation,
            "nav navbar navigation navi menu submenu breadcrumb breadcrumbs crumbs pager pagination paginator paging skiplink sitemap masthead topbar"
        ),
        (
            Traits.Related,
            "related relatedposts recommended recommendation recommendations recommend recirc recirculation trending popular mostread mostpopular outbrain taboola zergnet revcontent mgid readmore readnext upnext nextup alsoread seealso yarpp crp onward"
        ),
        (Traits.Comments, "comment comments commentlist commentform commenting disqus respond livefyre spotim coral replies hyvor"),
        (Traits.Sharing, "share shares sharing sharebar sharedaddy sharethis addthis addtoany social socials socialmedia sociallinks followus"),
        (Traits.Newsletter, "newsletter newsletters subscribe subscription signup optin mailchimp mailinglist emailform convertkit hubspot"),
        (
            Traits.Advertising,
            "ad ads advert adverts advertisement advertising advertorial adsense adslot adbox adwrap promo promos promotion promobox sponsor sponsors sponsored dfp gpt cta mpu billboard leaderboard interstitial affiliate donate donation donations fundraiser fundraising"
        ),
        (
            Traits.Caption,
            "caption captions figcaption wpcaption imagecaption photocaption credit credits photocredit imagecredit copyright attribution"
        ),
        (Traits.Byline, "byline bylines"),
        (Traits.AuthorBox, "authorbox authorbio bio biography aboutauthor"),
        (Traits.TagList, "tags taglist posttags tagcloud keywords hashtags"),
        (Traits.Consent, "cookie cookies consent gdpr ccpa onetrust optanon usercentrics didomi cookiebot privacybar"),
        (Traits.Paywall, "paywall piano regwall metered subscriberonly"),
        (
            Traits.Control,
            "ticker newsticker marquee toolbar tooltip modal popup popover lightbox overlay dialog dropdown search searchform login signin print printonly noprint vote votes player button buttons btn"
        ),
        (Traits.Sidebar, "sidebar sidebars rightrail leftrail rail complementary contentinfo"),
        (Traits.Date, "timestamp dateline pubdate postdate publishdate datetime"),
        (Traits.Author, "author authors writer writers contributor contributors reporter reporters journalist autor autore auteur"),
        (Traits.AuthorName, "authorname"),
        (
            Traits.Weak,
            "author authors meta metadata info teaser card cards box links more tag follow date time list lists latest toc widget widgets header footer"
        ),
        (Traits.Lead, "lead lede leadtext standfirst subtitle subheadline subhead subheading deck dek intro kicker strapline chapo summary excerpt"),
        (Traits.Title, "title headline"),
        (
            Traits.Body,
            "articlebody articletext articlecontent storybody storytext storycontent postcontent postbody entrycontent entrybody entrytext bodytext bodycopy bodycontent maincontent newstext newsbody textcontent richtext wysiwyg prose hentry"
        ),
        (Traits.Post, "article post story entry"),
    ];

    private static readonly FrozenDictionary<string, Traits> Words = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Traits)))
        .GroupBy(x => x.word)
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate(Traits.None, (all, x) => all | x.Traits));

    /// <summary>First and second word of a name that together say what neither says alone.</summary>
    private static readonly FrozenDictionary<string, Traits> Pairs = Pairing(
        (
            Traits.Body,
            "article story post entry news content main page blog text body single detail rich editorial td",
            "body content text copy bodytext paragraphs fulltext"
        ),
        (
            Traits.Related,
            "related also read see up you more most other similar recommended popular trending latest further next prev previous",
            "posts post articles article stories story news read reading viewed next like interest from links content topics items also popular"
        ),
        (Traits.Related, "article articles story stories news", "carousel recommendations"),
        (Traits.Related, "lee leer leia lire lesen ver veja zum", "tambien tambem aussi auch mas mais"),
        (Traits.AuthorBox, "author about writer contributor post", "box bio info about author description card profile biography details"),
        (Traits.AuthorName, "author authors byline writer reporter contributor journalist", "name names fullname"),
        (Traits.Newsletter, "email mail news sign mailing", "signup sign up list form letter subscribe capture"),
        (Traits.Sharing, "social follow share", "share media links icons bar buttons us tools"),
        (Traits.Caption, "featured", "video image media photo"),
        (Traits.Caption, "image photo img picture figure", "caption credit copyright description source text"),
        (Traits.Caption, "media video wp", "caption credit copyright description source"),
        (Traits.Lead, "teaser article", "text intro lead summary description abstract"),
        (Traits.Comments, "user reader discussion leave", "comments comment reply thread"),
        (Traits.Navigation, "post page skip site main table back", "navigation nav menu header link top"),
        (Traits.Navigation, "table of", "contents"),
        (Traits.TagList, "article post entry story topic", "tags topics keywords categories"),
        (Traits.Date, "publish published pub post entry article last time", "date updated time stamp"),
        (Traits.Consent, "privacy cookie", "notice banner policy bar"));

    public static FrozenDictionary<string, Traits>.AlternateLookup<ReadOnlySpan<char>> OfWord { get; } =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static FrozenDictionary<string, Traits>.AlternateLookup<ReadOnlySpan<char>> OfPair { get; } =
        Pairs.GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, Traits> Pairing(params (Traits Traits, string First, string Second)[] rows)
    {
        var pairs = new Dictionary<string, Traits>();
        foreach (var (traits, first, second) in rows)
        {
            foreach (var one in first.Split(' '))
            {
                foreach (var two in second.Split(' ')) pairs[one + two] = pairs.GetValueOrDefault(one + two) | traits;
            }
        }

        return pairs.ToFrozenDictionary();
    }
}
