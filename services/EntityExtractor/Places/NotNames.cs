using System.Collections.Frozen;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Words that are written with a capital, at a sentence's start or always, and begin no place name on their own.</summary>
internal static class NotNames
{
    private static readonly FrozenSet<string> Words = PlaceWords.Set(
        "the a an this that these those he she it they we you i his her its their our your my who what when where why how which "
            + "in on at by for from to of with without after before during since until while as if although though because but and or nor so yet "
            + "however meanwhile moreover also then there here now today yesterday tomorrow tonight according about above across against along among around "
            + "behind below beneath beside between beyond despite down except inside into like near off onto out outside over past through throughout "
            + "toward towards under up upon within is are was were be been being has have had do does did will would can could may might must shall should "
            + "no not only some any all each every both few many most more other another several such one two three four five six seven eight nine ten "
            + "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
            + "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun am pm gmt utc "
            + "police army military government officials official security forces troops soldiers militants insurgents fighters rebels residents people men women children "
            + "president minister prime chief general commander spokesman spokeswoman governor senator mr mrs ms dr sir "
            + "yes no ok please thanks read tags share photo image video source editor by advertisement related more news report reports reported reporting "
            + "islam islamic muslim muslims christian christians jewish shia shiite sunni sunnis god allah english "
            + "local provincial national international foreign federal central regional state district province city town village county first second third last next new "
            + "just even still once again later earlier recently ago already often never always perhaps maybe well very much too quite"
    );

    public static bool Contains(ReadOnlySpan<char> word) => PlaceWords.Has(Words, word);
}
