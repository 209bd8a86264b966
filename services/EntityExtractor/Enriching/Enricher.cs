using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;
using Ingestion.Text;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Language, then names, then what changed hands.</summary>
public sealed class Enricher(KnowledgeSource knowledge) : IEnricher
{
    /// <summary>The one language whose grammar is known here.</summary>
    private const string Analysed = "en";

    private readonly EventExtractor _events = new();

    /// <inheritdoc/>
    public Enrichment Enrich(EnrichmentInput input)
    {
        var text = AnalysedText.Of(input.Text);
        var language = EnglishText.Is(text) ? Analysed : LanguageDetector.Detect(input.Text) ?? input.Language;
        var names = knowledge.Current.Reader.Read(text, input.Authors, input.Outlet, input.Dateline);
        var titleLength = input.Text.AsSpan().TrimStart().StartsWith(input.Title) ? input.Title.Length : 0;
        var analysed = language is Analysed or null || EnglishText.IsIn(text);
        var events = analysed ? _events.Extract(text, input, names.Entities, names.Places, CancellationToken.None) : EventResult.Nothing;
        var places = knowledge.Current.Places;
        return new Enrichment
        {
            Language = language,
            Analysed = analysed,
            ForeignSentences = events.ForeignSentences,
            Alert = events.Alert,
            Events = [.. events.Events.Select(e => e with { CountryName = places.CountryName(e.Country) })],
            NearMisses = events.NearMisses,
            Retractions = events.Retractions,
            Origin = events.Origin,
            Entities = names.Entities,
            Places = names.Places,
            Focus = FocusFinder.Find(names.Places, titleLength, input.Text.Length),
        };
    }
}
