import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Problem } from '@app/contract';
import { validationPipe } from './validation';

class AskedDto {
  @IsString()
  @MinLength(2)
  @MaxLength(4)
  name: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9)
  count?: number;
}

describe('what is wrong with a field', () => {
  const errorsOf = async (value: unknown): Promise<unknown> => {
    try {
      await validationPipe().transform(value, { type: 'body', metatype: AskedDto });
      return [];
    } catch (error) {
      return error instanceof Problem ? error.data.errors : error;
    }
  };

  it.each([
    [{}, [{ field: 'name', message: 'required' }]],
    [{ name: 5 }, [{ field: 'name', message: 'isString' }]],
    [{ name: ['a', 'b'] }, [{ field: 'name', message: 'isString' }]],
    [{ name: 'a' }, [{ field: 'name', message: 'minLength' }]],
    [{ name: 'abcde' }, [{ field: 'name', message: 'maxLength' }]],
    [{ name: 'abc', count: 'x' }, [{ field: 'count', message: 'isInt' }]],
    [{ name: 'abc', count: 10 }, [{ field: 'count', message: 'max' }]],
    [{ name: 'abc', count: 9 }, []],
  ])('is told by what it has to be before how long it may be: %j', async (value, errors) => {
    expect(await errorsOf(value)).toEqual(errors);
  });
});
