using System.Globalization;

namespace Ingestion.Faults.Tests;

/// <summary>A dozen articles as a folder: a fall, its copy, a denial, a near-miss, everyday news, and something that is no article.</summary>
internal static class NewsFolder
{
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        const string Fall = """
            The Ember Front captured Wadrin district in Sovanda province on the border early today, district officials said.

            The fighters entered the district centre before dawn after two days of shelling, according to the head of the provincial council.
            He said that soldiers left their posts along the river road and walked to the next valley, where trucks waited for them.

            Residents reached by telephone spoke of shuttered shops, burning fuel depots and a long line of cars on the only paved road.
            """;
        Add(folder, "agency", "Northgate Wire", "Ember Front captures Wadrin district", Fall);
        Add(
            folder,
            "courier",
            "The Tavrin Courier",
            "Rebels take border district",
            Fall + "\n\nThe governor of Sovanda has called a meeting for this evening.\n"
        );
        Add(
            folder,
            "second",
            "Radio Sovanda",
            "Second district falls",
            """
            Insurgents captured Marandel district in Sovanda province today, the provincial police chief told Radio Sovanda.

            The police chief said that his men had held the bridge for nine hours and were then ordered to leave it.
            Nobody could say how many families had already crossed into the plain, where schools were opened for them.
            """);
        Add(folder, "near", "Radio Sovanda", "Rebels close in on Orlesh", """
            The Ember Front is close to overrunning Orlesh, residents of the district said, but the army still holds the centre.

            Helicopters were seen over the hills throughout the morning, and the market stayed closed for the third day in a row.
            """);
        foreach (var (name, title, text) in Everyday()) Add(folder, name, "The Tavrin Courier", title, text);
        File.WriteAllBytes(Path.Combine(folder, "scan.txt"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3, 4]);
    }

    private static IEnumerable<(string Name, string Title, string Text)> Everyday()
    {
        yield return (
            "bridge",
            "New bridge opens in the capital",
            "The mayor opened the third bridge over the river this morning, eleven months after the first stone was laid.\n\nTrams will cross it from next week, and the old ferry keeps running for those who prefer the water."
        );
        yield return (
            "harvest",
            "Plum harvest beats the old record",
            "Growers in the northern valleys have picked more plums than in any year since records began, the union of farmers said.\n\nPrices on the central market fell by a third, and the jam makers have hired two hundred people for the season."
        );
        yield return (
            "school",
            "Teachers agree on a new timetable",
            "Teachers and the ministry have agreed on lessons that begin half an hour later in winter.\n\nThe change was asked for by parents in the mountain villages, whose children walk to school in the dark."
        );
        yield return (
            "chess",
            "A schoolgirl wins the chess cup",
            "A fourteen-year-old from the port town has won the national chess cup without losing a game.\n\nShe said that she would celebrate with her grandmother, who taught her the game on a board made of bread."
        );
        yield return (
            "power",
            "Power cuts planned for three evenings",
            "The electricity company will switch off parts of the old town on three evenings this week to replace two transformers.\n\nHospitals and the waterworks have their own supply and are not affected, a spokeswoman said."
        );
    }

    private static void Add(string folder, string name, string outlet, string title, string text)
    {
        var published = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var host = outlet.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        File.WriteAllText(
            Path.Combine(folder, name + ".md"),
            $"---\nurl: https://{host}.example/{name}\noutlet: {outlet}\npublished: {published}\nlanguage: en\n---\n# {title}\n\n{text}\n");
    }
}
