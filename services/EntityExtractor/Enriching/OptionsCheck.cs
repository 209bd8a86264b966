using Ingestion.EntityExtractor.Gazetteer;
using Microsoft.Extensions.Options;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Refuses options that the service cannot run with; reads the newsroom's files, so that a bad one is told at start.</summary>
internal sealed class OptionsCheck : IValidateOptions<EntityExtractorOptions>
{
    public ValidateOptionsResult Validate(string? name, EntityExtractorOptions options)
    {
        if (options.RereadSeconds is < 1 or > 3600)
        {
            return ValidateOptionsResult.Fail(
                $"{EntityExtractorOptions.Section}:RereadSeconds is {options.RereadSeconds}; give a number from 1 to 3600."
            );
        }

        try
        {
            Knowledge.Load([.. options.Gazetteers], [.. options.Catalogues]);
            return ValidateOptionsResult.Success;
        }
        catch (Exception unusable) when (unusable is UnusableFileException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail(
                $"{EntityExtractorOptions.Section}:Gazetteers or :Catalogues names a file that cannot be used. {unusable.Message}. Mend the file or take it out of the list."
            );
        }
    }
}
