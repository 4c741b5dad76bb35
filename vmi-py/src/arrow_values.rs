//! One Arrow array as a column of the core: borrowed where the layouts agree, widened where they do not.

// `[u128]` and `[[u8; 16]]` are the same bytes, but the standard library has no safe way to say so.
#![allow(unsafe_code)]

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, PrimitiveArray, StringViewArray};
use arrow_buffer::Buffer;
use arrow_schema::{DataType, TimeUnit};
use vmi_core::table::{Column, Text, Validity, Values};

use crate::column_in::text_of;

/// The most decimals of a mantissa that the core takes as it is; a longer one goes over as text, which it parses exactly.
const MOST_SCALE: i8 = 18;

/// An array as a column, or none if its type is not one that the core reads.
pub(crate) fn column(array: &dyn Array) -> Option<Column<'_>> {
    Some(Column::new(values(array)?).present(validity(array)))
}

fn validity(array: &dyn Array) -> Validity<'_> {
    // The words of a dictionary may be null too: those nulls are gathered by code into a new bitmap.
    if matches!(array.data_type(), DataType::Dictionary(..)) {
        return match array.logical_nulls().filter(|nulls| nulls.null_count() > 0) {
            Some(nulls) => Validity::Flags(Cow::Owned(nulls.iter().collect())),
            None => Validity::All,
        };
    }
    match array.nulls().filter(|nulls| nulls.null_count() > 0) {
        Some(nulls) => Validity::Bits { bits: Cow::Borrowed(nulls.validity()), offset: nulls.offset() },
        None => Validity::All,
    }
}

fn values(array: &dyn Array) -> Option<Values<'_>> {
    Some(match array.data_type() {
        DataType::Null => Values::Absent(array.len()),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(..) => Values::Text(text(array)?),
        DataType::Boolean => Values::Bool(Cow::Owned(array.as_boolean().values().iter().collect())),
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => Values::I64(Cow::Borrowed(array.as_primitive::<Int64Type>().values())),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole_or_text(array.as_primitive()),
        DataType::Float16 => floats(array.as_primitive::<Float16Type>(), f64::from),
        DataType::Float32 => floats(array.as_primitive::<Float32Type>(), shortest),
        DataType::Float64 => Values::F64(Cow::Borrowed(array.as_primitive::<Float64Type>().values())),
        DataType::Decimal32(_, scale) => decimals(array.as_primitive::<Decimal32Type>(), *scale, i128::from),
        DataType::Decimal64(_, scale) => decimals(array.as_primitive::<Decimal64Type>(), *scale, i128::from),
        DataType::Decimal128(_, scale @ 0..=MOST_SCALE) => {
            Values::Decimal { mantissas: Cow::Borrowed(array.as_primitive::<Decimal128Type>().values()), scale: scale.unsigned_abs().into() }
        }
        DataType::Decimal128(..) => decimal_text(array.as_primitive::<Decimal128Type>()),
        DataType::Decimal256(..) => decimal_text(array.as_primitive::<Decimal256Type>()),
        DataType::Date32 => Values::Date(Cow::Borrowed(array.as_primitive::<Date32Type>().values())),
        // Milliseconds that should be whole days: a rest is seen as the time of day that it is.
        DataType::Date64 => Values::Naive(Cow::Owned(micros(array.as_primitive::<Date64Type>(), |x| x.saturating_mul(1_000)))),
        DataType::Timestamp(unit, zone) => {
            let micros = timestamps(array, *unit);
            if zone.is_some() { Values::Instant(micros) } else { Values::Naive(micros) }
        }
        _ => return None,
    })
}

fn text(array: &dyn Array) -> Option<Text<'_>> {
    Some(match array.data_type() {
        DataType::Utf8 => {
            let array = array.as_string::<i32>();
            Text::Offsets32 { data: Cow::Borrowed(array.value_data()), offsets: Cow::Borrowed(array.value_offsets()) }
        }
        DataType::LargeUtf8 => {
            let array = array.as_string::<i64>();
            Text::Offsets64 { data: Cow::Borrowed(array.value_data()), offsets: Cow::Borrowed(array.value_offsets()) }
        }
        DataType::Utf8View => views(array.as_string_view()),
        DataType::Dictionary(code, _) => return dictionary(array, code),
        _ => return None,
    })
}

fn views(array: &StringViewArray) -> Text<'_> {
    let views = array.views();
    // SAFETY: both element types have 16 bytes without padding, the alignment of the new one is smaller, and the lifetime is kept.
    let views = unsafe { std::slice::from_raw_parts(views.as_ptr().cast::<[u8; 16]>(), views.len()) };
    Text::Views { views, buffers: array.data_buffers().iter().map(Buffer::as_slice).collect() }
}

fn dictionary<'a>(array: &'a dyn Array, code: &DataType) -> Option<Text<'a>> {
    match code {
        DataType::Int8 => words::<Int8Type>(array, widen),
        DataType::Int16 => words::<Int16Type>(array, widen),
        DataType::Int32 => words::<Int32Type>(array, Cow::Borrowed),
        DataType::Int64 => words::<Int64Type>(array, widen),
        DataType::UInt8 => words::<UInt8Type>(array, widen),
        DataType::UInt16 => words::<UInt16Type>(array, widen),
        DataType::UInt32 => words::<UInt32Type>(array, widen),
        DataType::UInt64 => words::<UInt64Type>(array, widen),
        _ => None,
    }
}

fn words<'a, K: ArrowDictionaryKeyType>(array: &'a dyn Array, codes: fn(&'a [K::Native]) -> Cow<'a, [i32]>) -> Option<Text<'a>> {
    let array = array.as_dictionary::<K>();
    let words = Box::new(text(array.values().as_ref())?);
    Some(Text::Dictionary { codes: codes(array.keys().values()), words })
}

/// Codes of another width; one beyond 2^31 would need as many distinct words, and reads as empty.
fn widen<T: Copy + TryInto<i32>>(codes: &[T]) -> Cow<'_, [i32]> {
    Cow::Owned(codes.iter().map(|code| (*code).try_into().unwrap_or(-1)).collect())
}

fn whole<T: ArrowPrimitiveType>(array: &dyn Array) -> Values<'_>
where
    T::Native: Into<i64>,
{
    Values::I64(Cow::Owned(array.as_primitive::<T>().values().iter().map(|x| (*x).into()).collect()))
}

/// Unsigned numbers beyond `i64` go over as text, so that each is a row's error and not the table's.
fn whole_or_text(array: &PrimitiveArray<UInt64Type>) -> Values<'_> {
    let whole: Option<Vec<i64>> = array.values().iter().map(|x| i64::try_from(*x).ok()).collect();
    match whole {
        Some(whole) => Values::I64(Cow::Owned(whole)),
        None => Values::Text(text_of(array.values().iter().map(ToString::to_string))),
    }
}

fn floats<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>, widen: fn(T::Native) -> f64) -> Values<'_> {
    Values::F64(Cow::Owned(array.values().iter().map(|x| widen(*x)).collect()))
}

/// The double for the decimal that a single stands for: 0.1 is 0.1, not 0.10000000149011612.
fn shortest(x: f32) -> f64 {
    x.to_string().parse().unwrap_or(f64::NAN)
}

fn decimals<T: DecimalType>(array: &PrimitiveArray<T>, scale: i8, widen: fn(T::Native) -> i128) -> Values<'_> {
    match u32::try_from(scale) {
        Ok(scale) => Values::Decimal { mantissas: Cow::Owned(array.values().iter().map(|x| widen(*x)).collect()), scale },
        Err(_) => decimal_text(array),
    }
}

/// Decimals of many places or a negative number of them, without the zeros that only fill the type's scale.
fn decimal_text<T: DecimalType>(array: &PrimitiveArray<T>) -> Values<'_> {
    let bare = |row: usize| {
        let text = array.value_as_string(row);
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    };
    Values::Text(text_of((0..array.len()).map(bare)))
}

fn timestamps(array: &dyn Array, unit: TimeUnit) -> Cow<'_, [i64]> {
    match unit {
        TimeUnit::Second => Cow::Owned(micros(array.as_primitive::<TimestampSecondType>(), |x| x.saturating_mul(1_000_000))),
        TimeUnit::Millisecond => Cow::Owned(micros(array.as_primitive::<TimestampMillisecondType>(), |x| x.saturating_mul(1_000))),
        TimeUnit::Microsecond => Cow::Borrowed(array.as_primitive::<TimestampMicrosecondType>().values()),
        // Downward: an instant belongs to the microsecond that has begun, before 1970 too.
        TimeUnit::Nanosecond => Cow::Owned(micros(array.as_primitive::<TimestampNanosecondType>(), |x| x.div_euclid(1_000))),
    }
}

/// Other units as microseconds; what lies outside the calendar stays outside of it, and is the row's error.
fn micros<T: ArrowPrimitiveType<Native = i64>>(array: &PrimitiveArray<T>, scale: fn(i64) -> i64) -> Vec<i64> {
    array.values().iter().map(|x| scale(*x)).collect()
}
