using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Reads who, where and what changed hands from one text. Pure: the same input gives the same result.</summary>
public interface IEnricher
{
    Enrichment Enrich(EnrichmentInput input);
}
