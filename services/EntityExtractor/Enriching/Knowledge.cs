using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Gazetteer.World;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>What the extractor knows by name: places and a catalogue. Immutable; a newsroom's files make a new one.</summary>
public sealed class Knowledge
{
    private static readonly Lazy<IReadOnlyList<PlaceTable>> BuiltInPlaces = new(ReadPlaces);
    private static readonly Lazy<IReadOnlyList<CatalogueEntry>> BuiltInEntries = new(() =>
        CatalogueFile.Read("catalogue.csv", BuiltIn.Read("catalogue.csv"), new Dictionary<string, CatalogueEntry>())
    );

    public required PlaceIndex Places { get; init; }

    public required Catalogue Catalogue { get; init; }

    public NameReader Reader => field ??= new NameReader(this);

    /// <summary>The built-in data under a newsroom's own files. Built-in data are read once a process.</summary>
    /// <exception cref="UnusableFileException">When a line of a file is wrong.</exception>
    /// <exception cref="IOException">When a file cannot be read.</exception>
    public static Knowledge Load(IReadOnlyList<string> gazetteerFiles, IReadOnlyList<string> catalogueFiles)
    {
        var tables = gazetteerFiles.Reverse().Select(f => PlaceFile.Read(f, File.ReadAllBytes(f))).ToList();
        var catalogue = new Catalogue(BuiltInEntries.Value);
        var entries = new List<IReadOnlyList<CatalogueEntry>> { BuiltInEntries.Value };
        foreach (var file in catalogueFiles)
        {
            entries.Add(CatalogueFile.Read(file, File.ReadAllBytes(file), catalogue.ById));
            catalogue = new Catalogue(entries);
        }

        return new Knowledge { Places = new PlaceIndex([.. tables, .. BuiltInPlaces.Value]), Catalogue = catalogue };
    }

    /// <summary>The world's list is by far the longest; the others are read beside it.</summary>
    private static List<PlaceTable> ReadPlaces()
    {
        var world = Task.Run(() => WorldFile.Read(BuiltIn.Decompress("world.places")));
        return
        [
            .. new[] { "countries.csv", "afghanistan.csv", "conflicts.csv", "war-zones.csv" }.Select(f => PlaceFile.Read(f, BuiltIn.Read(f))),
            PlaceFile.Read("districts.csv", BuiltIn.Read("districts.csv"), isTelling: false),
            world.GetAwaiter().GetResult(),
        ];
    }
}
